import type { RichText } from '#domain/rich-text.ts';
import { RichTextView } from '../../components/rich-text-view/rich-text-view.tsx';
import classes from './templates-workspace.module.css';

/** A template's text with its blanks shown as such. */
export function TemplateText({ body }: { readonly body: RichText }) {
  return (
    <div className={classes.text}>
      <RichTextView document={body} />
    </div>
  );
}
