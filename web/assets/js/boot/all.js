// The button that opens all answers, or closes them where all are open.

document.addEventListener('click', e => {
  if (!e.target.closest || !e.target.closest('#all')) return;
  const all = Array.from(document.querySelectorAll('.topic details'));
  const open = all.some(d => !d.open);
  all.forEach(d => { d.open = open; });
});
