import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownStroke, strokeOf } from '../../lib/key-notation.ts';
import { ACTION_IDS, ACTIONS, type ActionId, type KeyPlace, type RemapResult, useKeymap } from '../../lib/keymap.ts';
import classes from './settings-workspace.module.css';

const PLACES: readonly KeyPlace[] = ['queue', 'question', 'everywhere'];

/** The keys of every action, to be changed where custom does not fix them. */
export function KeysSection() {
  const { t } = useTranslation('settings');
  const { t: keyWords } = useTranslation('keymap');
  const keymap = useKeymap();
  const [asked, setAsked] = useState<ActionId | null>(null);
  const [refused, setRefused] = useState<{ readonly id: ActionId; readonly why: string } | null>(null);

  function take(id: ActionId, result: RemapResult): void {
    setRefused(result.ok ? null : { id, why: refusalText(result) });
  }
  function refusalText(result: Exclude<RemapResult, { ok: true }>): string {
    switch (result.why) {
      case 'fixed':
        return keyWords('refused.fixed');
      case 'reserved':
        return keyWords('refused.reserved', { key: shownStroke(result.stroke) });
      case 'taken':
        return keyWords('refused.taken', {
          key: shownStroke(result.stroke),
          action: keyWords(`actions.${result.by}`),
        });
    }
  }

  // The next key is meant for the action, wherever the focus is.
  useEffect(() => {
    if (asked === null) return;
    const listen = (event: KeyboardEvent): void => {
      const stroke = strokeOf(event);
      if (stroke === null) return;
      event.preventDefault();
      event.stopPropagation();
      setAsked(null);
      if (stroke !== 'Escape') take(asked, keymap.setKeys(asked, [stroke]));
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  });

  const isAnyOverridden = ACTION_IDS.some((id) => keymap.isOverridden(id));
  return (
    <section aria-labelledby="keys">
      <h2 id="keys" className={classes.section}>
        {t('keys.title')}
      </h2>
      <p className={classes.hint}>{t('keys.hint')}</p>
      <div className={classes.keyColumns}>
        {PLACES.map((place) => (
          <div key={place}>
            <h3 className={classes.keyPlace}>{keyWords(`places.${place}`)}</h3>
            <ul className={classes.keyList}>
              {ACTION_IDS.filter((id) => ACTIONS[id].place === place && ACTIONS[id].isFixed !== true).map((id) => (
                <li key={id} className={classes.keyRow}>
                  <span>{keyWords(`actions.${id}`)}</span>
                  <span className={classes.keyStrokes}>
                    {asked === id ? (
                      <span role="status">{t('keys.press')}</span>
                    ) : (
                      keymap.keysOf(id).map((stroke) => <kbd key={stroke}>{shownStroke(stroke)}</kbd>)
                    )}
                  </span>
                  <span className={classes.keyButtons}>
                    <Button
                      variant="default"
                      size="compact-xs"
                      aria-label={t('keys.changeOf', { action: keyWords(`actions.${id}`) })}
                      onClick={() => {
                        setRefused(null);
                        setAsked(asked === id ? null : id);
                      }}
                      onBlur={() => setAsked((now) => (now === id ? null : now))}
                    >
                      {t('keys.change')}
                    </Button>
                    {keymap.isOverridden(id) && (
                      <Button
                        variant="subtle"
                        size="compact-xs"
                        aria-label={t('keys.resetOf', { action: keyWords(`actions.${id}`) })}
                        onClick={() => take(id, keymap.resetKeys(id))}
                      >
                        {t('keys.reset')}
                      </Button>
                    )}
                  </span>
                  {refused?.id === id && (
                    <span role="alert" className={classes.keyRefused}>
                      {refused.why}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <Button
        variant="default"
        disabled={!isAnyOverridden}
        onClick={() => {
          keymap.resetKeys();
          setRefused(null);
        }}
      >
        {t('keys.resetAll')}
      </Button>
    </section>
  );
}
