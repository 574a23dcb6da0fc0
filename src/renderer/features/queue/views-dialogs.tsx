import { ActionIcon, Button, Group, Modal, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialogs.module.css';
import { useFocusAtOnce } from './use-focus-at-once.ts';
import type { CountedView, SavedViews } from './use-saved-views.ts';

interface SaveViewDialogProps {
  readonly opened: boolean;
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks what the filters that are set shall be called. */
export function SaveViewDialog({ opened, onSave, onClose }: SaveViewDialogProps) {
  const { t } = useTranslation('queue');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      returnFocus={false}
      title={t('saveView')}
      size="24rem"
      closeButtonProps={{ 'aria-label': t('notNow') }}
      transitionProps={{ duration: 0 }}
    >
      <SaveViewForm onSave={onSave} />
    </Modal>
  );
}

function SaveViewForm({ onSave }: { readonly onSave: (name: string) => void }) {
  const { t } = useTranslation('queue');
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useFocusAtOnce(field);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') onSave(name.trim());
      }}
    >
      <TextInput
        ref={field}
        label={t('viewName')}
        description={t('viewHint')}
        maxLength={60}
        data-autofocus
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button type="submit">{t('save')}</Button>
      </Group>
    </form>
  );
}

interface ManageViewsDialogProps {
  readonly opened: boolean;
  readonly saved: SavedViews;
  readonly onClose: () => void;
}

/** Renames, orders and removes the saved views. */
export function ManageViewsDialog({ opened, saved, onClose }: ManageViewsDialogProps) {
  const { t } = useTranslation('queue');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      returnFocus={false}
      title={t('manageViews')}
      size="30rem"
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      {saved.views.length === 0 && <p className={classes.quiet}>{t('noViews')}</p>}
      <ul className={classes.views} aria-label={t('views')}>
        {saved.views.map((view, index) => (
          <ViewRow key={view.id} view={view} index={index} saved={saved} />
        ))}
      </ul>
    </Modal>
  );
}

function ViewRow({
  view,
  index,
  saved,
}: {
  readonly view: CountedView;
  readonly index: number;
  readonly saved: SavedViews;
}) {
  const { t } = useTranslation('queue');
  const [name, setName] = useState(view.name);
  const keep = (): void => {
    if (name.trim() === '') setName(view.name);
    else if (name.trim() !== view.name) saved.rename(view, name.trim());
  };
  return (
    <li className={classes.view}>
      <TextInput
        aria-label={t('renameView', { name: view.name })}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
        }}
      />
      <span className={classes.hint}>{view.count}</span>
      <ActionIcon
        aria-label={t('viewUp', { name: view.name })}
        disabled={index === 0}
        onClick={() => saved.shift(view, -1)}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t('viewDown', { name: view.name })}
        disabled={index === saved.views.length - 1}
        onClick={() => saved.shift(view, 1)}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t('removeView', { name: view.name })} onClick={() => saved.remove(view)}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}
