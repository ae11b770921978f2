// Niceties of the pages of data: what is added to the dossier is added in place; a choice in a short form asks at once.
"use strict";

const keeping = document.getElementById("dossier");
if (keeping) for (const button of document.querySelectorAll("button[form=dossier]")) button.addEventListener("click", keep);

async function keep(event) {
  event.preventDefault();
  const button = event.currentTarget;
  const sent = new FormData(keeping);
  sent.set("item", button.value);
  const answer = await fetch(keeping.action, { method: "POST", body: sent, headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) { keeping.requestSubmit(button); return; }
  const { said } = await answer.json();
  button.classList.add("kept");
  button.firstChild.textContent = said;
}
