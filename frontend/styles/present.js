// Arrow keys and presenters' clickers turn the screens. What is longer than the wall is read to its end
// first.
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) {
    return;
  }
  const page = document.documentElement;
  const atEnd = window.scrollY + window.innerHeight >= page.scrollHeight - 2;
  const forward = event.key === "ArrowRight" || (event.key === "PageDown" && atEnd);
  const back = event.key === "ArrowLeft" || (event.key === "PageUp" && window.scrollY <= 0);
  const link = forward ? document.querySelector("a[rel=next]") : back ? document.querySelector("a[rel=prev]") : null;
  if (link) {
    event.preventDefault();
    link.click();
  }
});
