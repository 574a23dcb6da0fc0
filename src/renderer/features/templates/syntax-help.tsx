import { Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './templates-workspace.module.css';

/** Pieces of the notation, each with its name in the wording. The pieces themselves are the same in every language. */
const PIECES = [
  { name: 'choice', piece: '{{when "When": choice today|within a week}}' },
  { name: 'text', piece: '{{reason "Reason": text}}' },
  { name: 'number', piece: '{{days "How long": number 1..14 days}}' },
  { name: 'date', piece: '{{on "Date": date}}' },
  { name: 'question', piece: '{{alias: question}}' },
  { name: 'optional', piece: '{{bring? "What to bring": text}}' },
  { name: 'condition', piece: '{{if when is today}}…{{end}}' },
  { name: 'include', piece: '{{include …}}' },
  { name: 'cursor', piece: '{{cursor}}' },
] as const;

/** Buttons that write a piece of the notation, and what else it can say. */
export function SyntaxHelp({ onInsert }: { readonly onInsert: (piece: string) => void }) {
  const { t } = useTranslation('templates');
  return (
    <div className={classes.pieces} role="toolbar" aria-label={t('pieces.title')}>
      {PIECES.map(({ name, piece }) => (
        <button
          key={name}
          type="button"
          className={classes.piece}
          title={piece}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onInsert(piece)}
        >
          {t(`pieces.${name}`)}
        </button>
      ))}
      <Popover width={460} position="bottom-end" shadow="md" withinPortal>
        <Popover.Target>
          <button type="button" className={classes.piece}>
            {t('help.title')}
          </button>
        </Popover.Target>
        <Popover.Dropdown className={classes.help}>
          <dl>
            {HELP.map(({ written, name }) => (
              <div key={name}>
                <dt>
                  <code>{written}</code>
                </dt>
                <dd>{t(`help.${name}`)}</dd>
              </div>
            ))}
          </dl>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

const HELP = [
  { written: '{{name "Label": choice a|b = a}}', name: 'choice' },
  { written: '{{name?}} {{name? "Label": text}}', name: 'optional' },
  { written: '{{name: number 1..30 days}}', name: 'number' },
  { written: '{{name}}', name: 'again' },
  { written: '{{alias: question}}', name: 'question' },
  { written: '{{to @to-department: …}}', name: 'binding' },
  { written: '{{if name is a|b}} … {{end}}', name: 'condition' },
  { written: '{{if name is not a}} {{if name}}', name: 'conditionOther' },
  { written: '{{include Title}}', name: 'include' },
  { written: '{{cursor}}', name: 'cursor' },
  { written: '# … ## … - … 1. … > …', name: 'blocks' },
  { written: '**…** *…* __…__ ~~…~~ [text](https://…)', name: 'marks' },
  { written: '\\', name: 'backslash' },
] as const;
