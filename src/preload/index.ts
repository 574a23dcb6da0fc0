import { contextBridge, ipcRenderer } from 'electron';
import { PIPE_CHANNEL, PIPE_KEY, type Pipe, type PipeEnvelope } from '#contract/pipe.ts';

/** The window gets one private pipe and nothing of Electron: no `ipcRenderer`, no channel of its choice. */
let listener: (envelope: PipeEnvelope) => void = () => {};
ipcRenderer.on(PIPE_CHANNEL, (_event, envelope: PipeEnvelope) => listener(envelope));

const pipe: Pipe = {
  send: (envelope) => ipcRenderer.send(PIPE_CHANNEL, envelope),
  receive: (newListener) => {
    listener = newListener;
  },
};

contextBridge.exposeInMainWorld(PIPE_KEY, pipe);
