// Adds and uses passkeys. A form with data-passkey="create" or "get" names the address in its action;
// the challenge comes from the same address with /options.
(() => {
  'use strict';

  const post = async (form, address, body) => {
    const answer = await fetch(address, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'Content-Type': 'application/json',
        'Accept': 'application/json',
        [form.dataset.csrfHeader]: form.dataset.csrfToken,
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok || answer.redirected) {
      throw new Error('The portal answered ' + answer.status);
    }
    return answer.json();
  };

  const ceremonies = {
    create: async (options, form) => ({
      label: form.elements.label.value,
      credential: (await navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
      })).toJSON(),
    }),
    get: async options => (await navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
    })).toJSON(),
  };

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const problem = form.querySelector('[role=alert]');
    const button = form.querySelector('button');
    form.addEventListener('submit', async event => {
      event.preventDefault();
      problem.hidden = true;
      button.disabled = true;
      try {
        const address = form.getAttribute('action');
        const options = await post(form, address + '/options', {});
        const proof = await ceremonies[form.dataset.passkey](options, form);
        location.assign((await post(form, address, proof)).next);
      } catch (failure) {
        console.warn(failure);
        problem.hidden = false;
        button.disabled = false;
      }
    });
  }
})();
