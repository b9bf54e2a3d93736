// An ordinary widget, as such scripts are usually written: it puts a style into the
// page, fetches all that there is, and builds it.
(function () {
  var script = document.currentScript;
  var style = document.createElement('style');
  style.textContent = '.faq-widget{font:16px/1.75 system-ui,sans-serif;color:#1b2430;border:1px solid #e2dfd6;border-radius:12px;padding:16px}' +
    '.faq-widget details{border-top:1px solid #e2dfd6;padding:12px 0}.faq-widget summary{cursor:pointer;font-weight:600}.faq-widget button{display:block;width:100%;margin:8px 0;padding:12px;text-align:left}';
  document.head.appendChild(style);
  fetch(script.src.replace('widget.js', 'widget.json')).then(function (r) { return r.json(); }).then(function (library) {
    var box = document.createElement('div');
    box.className = 'faq-widget';
    var add = function (to, tag, text) {
      var e = to.appendChild(document.createElement(tag));
      e.textContent = text;
      return e;
    };
    var input = library.checker.inputs[0], words = library.words.inputs[input.id];
    add(box, 'h3', words.question.text);
    input.answers.forEach(function (a) { add(box, 'button', words.answers[a.id].text.text); });
    library.questions.forEach(function (q) {
      var details = box.appendChild(document.createElement('details'));
      add(details, 'summary', q.title);
      q.answer.forEach(function (block) {
        (block.items || [block.spans]).forEach(function (spans) {
          add(details, 'p', spans.map(function (s) { return s.text; }).join(''));
        });
      });
    });
    script.parentNode.insertBefore(box, script.nextSibling);
    window.built = true;
  });
})();
