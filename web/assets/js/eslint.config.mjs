// Few rules: what a type checker does not see and what nobody wants.
const html = 'Content is text: write textContent.';

export default [{
  files: ['**/*.js'],
  languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: {
    'eqeqeq': 'error',
    'no-var': 'error',
    'prefer-const': ['error', { destructuring: 'all' }],
    'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    'no-useless-escape': 'error',
    'no-unreachable': 'error',
    'no-constant-condition': ['error', { checkLoops: false }],
    'no-self-compare': 'error',
    'no-unsafe-finally': 'error',
    'no-eval': 'error',
    'no-implied-eval': 'error',
    'no-new-func': 'error',
    'no-restricted-properties': ['error', { property: 'innerHTML', message: html }, { property: 'outerHTML', message: html },
      { property: 'insertAdjacentHTML', message: html }, { object: 'document', property: 'write', message: html }]
  }
}];
