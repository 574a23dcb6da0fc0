import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { shownStroke } from '../lib/key-notation.ts';
import { ACTION_IDS, ACTIONS, type KeyPlace, useKeymap } from '../lib/keymap.ts';
import classes from './frame.module.css';

const PLACES: readonly KeyPlace[] = ['queue', 'question', 'reply', 'held', 'history', 'everywhere'];

/** Every key that there is, as it is set now. */
export function KeyboardHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('keymap');
  const { t: frameWords } = useTranslation('frame');
  const keymap = useKeymap();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={frameWords('help')}
      size="52rem"
      closeButtonProps={{ 'aria-label': frameWords('close') }}
    >
      <div className={classes.keyPlaces}>
        {PLACES.map((place) => (
          <section key={place}>
            <h3 className={classes.keyPlace}>{t(`places.${place}`)}</h3>
            <dl className={classes.keys}>
              {ACTION_IDS.filter((id) => ACTIONS[id].place === place && keymap.keysOf(id).length > 0).map((id) => (
                <div key={id}>
                  <dt>
                    {keymap.keysOf(id).map((stroke) => (
                      <kbd key={stroke}>{shownStroke(stroke)}</kbd>
                    ))}
                  </dt>
                  <dd>{t(`actions.${id}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
