// Asks the browser to make or to show a passkey. Where it knows none, what is offered for it stays hidden.
"use strict";
(() => {
  const knows = window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON;
  const post = async (url, body) => {
    const answer = await fetch(url, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const json = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(json.message || "");
    return json;
  };
  const ceremonies = {
    get: (json) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) }),
    create: (json) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) }),
  };
  const run = async (part) => {
    const trouble = part.querySelector("[role=alert]");
    const button = part.querySelector("button");
    trouble.hidden = true;
    button.disabled = true;
    try {
      const options = await post(part.dataset.options, {});
      const credential = await ceremonies[part.dataset.passkey](options);
      // The answer leads on: whatever else watches this page must not do so too.
      document.dispatchEvent(new Event("passkeyshown"));
      const answer = await post(part.dataset.answer, credential.toJSON());
      location.assign(answer.location);
    } catch (e) {
      // What the browser says of an abandoned ceremony is in no language of ours.
      trouble.textContent = e instanceof DOMException || !e.message ? part.dataset.failed : e.message;
      trouble.hidden = false;
      button.disabled = false;
    }
  };
  if (knows) {
    for (const part of document.querySelectorAll("[data-passkey]")) {
      part.hidden = false;
      part.querySelector("button").addEventListener("click", () => run(part));
    }
  }
})();
