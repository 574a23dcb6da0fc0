import { ActionIcon, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import type { LexicalEditor } from 'lexical';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HighlightLayer } from '../highlights.ts';
import { readMarkedText } from '../marked-text.ts';
import { selectPageRange } from '../select-range.ts';
import classes from './find-bar.module.css';
import { findMatches, MOST_MATCHES } from './find-matches.ts';

/** After a change of the text the places are looked up anew this much later, in milliseconds. */
const AGAIN_MS = 200;

interface Found {
  readonly editor: LexicalEditor;
  readonly range: Range;
}

interface FindBarProps {
  /** The fields in reading order. */
  readonly editors: () => readonly LexicalEditor[];
  /** What was selected when it was opened. */
  readonly initial: string;
  readonly onClose: () => void;
}

/** Looks for words in the reply: marks every place and walks from one to the next. */
export function FindBar({ editors, initial, onClose }: FindBarProps) {
  const { t } = useTranslation('editor');
  const [sought, setSought] = useState(initial);
  const [found, setFound] = useState<readonly Found[]>([]);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const layers = useMemo(
    () => ({ all: new HighlightLayer('reply-found'), here: new HighlightLayer('reply-found-here') }),
    [],
  );

  const look = useCallback(() => {
    setFound(
      editors().flatMap((editor) => {
        const root = editor.getRootElement();
        if (root === null) return [];
        const { text, rangeOf } = readMarkedText(root, { withBlanks: true });
        return findMatches(text, sought).flatMap(([start, end]) => {
          const range = rangeOf(start, end);
          return range === null ? [] : [{ editor, range }];
        });
      }),
    );
  }, [editors, sought]);

  useEffect(() => {
    look();
    setAt(0);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, AGAIN_MS);
    };
    const stops = editors().map((editor) =>
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
        if (dirtyElements.size > 0 || dirtyLeaves.size > 0) again();
      }),
    );
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [editors, look]);

  const place = Math.min(at, Math.max(0, found.length - 1));
  useEffect(() => {
    layers.all.show(found.map(({ range }) => range));
    const here = found[place]?.range;
    layers.here.show(here === undefined ? [] : [here]);
  }, [layers, found, place]);
  useEffect(
    () => () => {
      layers.all.show([]);
      layers.here.show([]);
    },
    [layers],
  );
  useEffect(() => input.current?.select(), []);

  const reveal = (index: number): void => {
    const element = found[index]?.range.startContainer.parentElement;
    element?.scrollIntoView({ block: 'nearest' });
  };
  const walk = (step: 1 | -1): void => {
    if (found.length === 0) return;
    const next = (place + step + found.length) % found.length;
    setAt(next);
    reveal(next);
  };
  const close = (): void => {
    onClose();
    const here = found[place];
    if (here === undefined) editors()[0]?.focus();
    else selectPageRange(here.editor, here.range);
  };

  return (
    <search
      className={classes.bar}
      aria-label={t('find')}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          close();
        } else if ((event.key === 'Enter' && event.target === input.current && !event.ctrlKey) || event.key === 'F3') {
          event.preventDefault();
          walk(event.shiftKey ? -1 : 1);
        }
      }}
    >
      <TextInput
        ref={input}
        size="xs"
        aria-label={t('findWords')}
        placeholder={t('findWords')}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
        className={classes.input ?? ''}
      />
      <span role="status" aria-label={t('findCount')} className={classes.count}>
        {sought.trim() === ''
          ? ''
          : found.length === 0
            ? t('findNone')
            : t(found.length >= MOST_MATCHES ? 'findMany' : 'findPlace', { place: place + 1, count: found.length })}
      </span>
      <ActionIcon size="sm" aria-label={t('findBefore')} title="Shift+Enter" onClick={() => walk(-1)}>
        <IconArrowUp size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon size="sm" aria-label={t('findNext')} title="Enter" onClick={() => walk(1)}>
        <IconArrowDown size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon size="sm" aria-label={t('findClose')} title="Esc" onClick={close}>
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </search>
  );
}
