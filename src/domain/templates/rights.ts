import type { Role } from '../account.ts';
import type { TemplateContent } from '../template.ts';

/** Whether somebody writes templates of a scope: doctors their own, reviewers and administrators the team's. */
export function mayEditTemplates(roles: readonly Role[], scope: TemplateContent['scope']): boolean {
  return scope === 'personal' ? roles.includes('doctor') : roles.includes('reviewer') || roles.includes('admin');
}
