import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './frame.module.css';

const KEYS = [
  ['j · k', 'move'],
  ['Enter', 'open'],
  ['c', 'claim'],
  ['t', 'transfer'],
  ['e', 'dismiss'],
  ['/', 'search'],
  ['Ctrl+Enter', 'send'],
  ['/ · Ctrl+;', 'template'],
  ['Tab · Shift+Tab', 'slot'],
  ['a · w · s · e · h', 'held'],
  ['Ctrl+Enter', 'read'],
  ['Delete', 'discard'],
  ['Esc', 'leave'],
  ['Ctrl+1 … 4', 'workspaces'],
  ['?', 'help'],
] as const;

/** Every key that there is. */
export function KeyboardHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('frame');
  return (
    <Modal opened={opened} onClose={onClose} title={t('help')} closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className={classes.keys}>
        {KEYS.map(([keys, name]) => (
          <div key={name}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
