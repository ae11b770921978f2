// Niceties only: everything here can also be done without it.
"use strict";

for (const box of document.querySelectorAll("input[data-suggest]")) suggest(box);
for (const button of document.querySelectorAll("button[data-copy]")) copying(button);
for (const form of document.querySelectorAll("form.switches")) switching(form);
for (const button of document.querySelectorAll("button[form=dossier]")) button.addEventListener("click", keep);
document.addEventListener("keydown", searchKey);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") document.body.classList.add("hushed"); });
for (const name of ["focusin", "mouseover"]) document.addEventListener(name, (event) => { if (!event.target.closest(".k")) document.body.classList.remove("hushed"); });

// Suggestions below the search box: the combobox of the ARIA Authoring Practices.
function suggest(box) {
  const list = document.createElement("ul");
  list.id = "offers";
  list.className = "offers";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels[0].textContent);
  box.form.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", "offers"]]) box.setAttribute(name, value);
  let chosen = -1, timer = 0, asked = "";

  const close = () => { list.hidden = true; chosen = -1; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); };
  const choose = (number) => {
    chosen = number;
    [...list.children].forEach((line, n) => line.setAttribute("aria-selected", String(n === chosen)));
    if (chosen >= 0) box.setAttribute("aria-activedescendant", list.children[chosen].id); else box.removeAttribute("aria-activedescendant");
  };
  const take = (line) => { box.value = line.textContent; close(); box.form.requestSubmit(); };
  const show = (offers) => {
    list.replaceChildren(...offers.map((text, n) => {
      const line = document.createElement("li");
      line.id = `offer-${n}`;
      line.textContent = text;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", "false");
      line.addEventListener("mousedown", (event) => { event.preventDefault(); take(line); });
      return line;
    }));
    chosen = -1;
    list.hidden = !offers.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
  };
  const ask = async () => {
    const typed = asked = box.value;
    if (typed.trim().length < 2) { close(); return; }
    const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(typed.slice(0, 200))}`).catch(() => null);
    if (answer?.ok && typed === asked && document.activeElement === box) show(await answer.json());
  };

  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === "Escape" && count) { event.preventDefault(); close(); }
    else if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); take(list.children[chosen]); }
    else if (count && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose((chosen + step + count + (chosen < 0 && step < 0 ? 1 : 0)) % count);
    }
  });
}

// "/" leads to the search box, as in many archives.
function searchKey(event) {
  const busy = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
  if (event.key === "/" && !busy && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.getElementById("q")?.focus();
  }
}

// A button that copies the text of the element it names.
function copying(button) {
  const from = document.getElementById(button.dataset.copy);
  button.hidden = !navigator.clipboard || !from;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(from.innerText.trim());
    button.textContent = button.dataset.done;
  });
}

// Kinds of annotation shown or hidden at once; without this the form asks the server.
function switching(form) {
  const text = document.getElementById(form.dataset.text);
  form.querySelector("button").hidden = true;
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    box.addEventListener("change", () => {
      for (const span of text.querySelectorAll(`.k-${box.value}`)) {
        span.classList.toggle("off", !box.checked);
        if (span.hasAttribute("data-stop")) span.tabIndex = box.checked ? 0 : -1;
      }
    });
  }
}

// What is added to the dossier is added in place; when that fails, the form is sent as without this.
async function keep(event) {
  event.preventDefault();
  const button = event.currentTarget, form = button.form;
  const sent = new FormData(form);
  sent.set("item", button.value);
  const answer = await fetch(form.action, { method: "POST", body: sent, headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) { button.removeEventListener("click", keep); form.requestSubmit(button); return; }
  const { said } = await answer.json();
  button.classList.add("kept");
  button.firstChild.textContent = said;
}
