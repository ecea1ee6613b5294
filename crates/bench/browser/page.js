// Starts the worker and shows what it says.
const said = document.querySelector('#said');
const worker = new Worker('./worker.js');
worker.onmessage = ({ data }) => {
  said.textContent += `${data.line ?? ''}\n`;
  if (data.done) document.body.dataset.done = 'true';
};
worker.onerror = event => {
  said.textContent += `failed: ${event.message}\n`;
  document.body.dataset.done = 'true';
};
