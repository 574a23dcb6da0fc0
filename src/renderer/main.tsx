import { deskClient, shellClient } from './lib/clients.ts';

const root = document.getElementById('root');
if (root) {
  const about = await shellClient.about();
  const state = await deskClient.session.state();
  root.textContent = JSON.stringify({ about, state, iso: 'require' in globalThis || '__hostSend' in globalThis });
}
