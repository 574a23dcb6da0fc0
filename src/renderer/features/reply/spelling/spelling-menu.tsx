import { Menu } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { spellClient } from './spell-client.ts';
import classes from './spelling-menu.module.css';
import type { SpellingMark } from './use-spelling.ts';

interface SpellingMenuProps {
  /** Null while it is closed. */
  readonly mark: SpellingMark | null;
  readonly onReplace: (mark: SpellingMark, word: string) => void;
  readonly onClose: () => void;
}

/** What an unknown word was perhaps meant to be, at the word. */
export function SpellingMenu({ mark, onReplace, onClose }: SpellingMenuProps) {
  const { t } = useTranslation('editor');
  const [suggestions, setSuggestions] = useState<readonly string[] | null>(null);
  const isOwn = mark !== null && spellClient.isOwn(mark.word);
  useEffect(() => {
    setSuggestions(null);
    if (mark === null) return;
    let isCurrent = true;
    void (isOwn ? Promise.resolve([]) : spellClient.suggest(mark.word)).then((words) => {
      if (isCurrent) setSuggestions(words);
    });
    return () => {
      isCurrent = false;
    };
  }, [mark, isOwn]);
  if (mark === null || suggestions === null) return null;
  const { left, bottom, width } = mark.range.getBoundingClientRect();
  return (
    <Menu
      opened
      onClose={onClose}
      position="bottom-start"
      withinPortal
      shadow="md"
      trapFocus
      withInitialFocusPlaceholder={false}
      returnFocus={false}
      clickOutsideEvents={['mousedown', 'touchstart']}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={mark.word}
          className={classes.anchor}
          style={{ left, top: bottom, width }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('spelling')}>
        {suggestions.map((word) => (
          <Menu.Item key={word} onClick={() => onReplace(mark, word)} className={classes.suggestion ?? ''}>
            {word}
          </Menu.Item>
        ))}
        {suggestions.length === 0 && !isOwn && <Menu.Label>{t('noSuggestion')}</Menu.Label>}
        <Menu.Divider />
        <Menu.Item
          onClick={() => {
            void (isOwn ? spellClient.removeOwn(mark.word) : spellClient.addOwn(mark.word)).catch(() => undefined);
            onClose();
          }}
        >
          {t(isOwn ? 'removeWord' : 'addWord', { word: mark.word })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
