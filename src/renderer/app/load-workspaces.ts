export type LoadedWorkspaces = typeof import('./workspaces.tsx');

/** The greater part of the window, in a bundle of its own. */
export function loadWorkspaces(): Promise<LoadedWorkspaces> {
  return import('./workspaces.tsx');
}
