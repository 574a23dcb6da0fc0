import { Tabs } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#domain/account.ts';
import type { QuestionId } from '#domain/ids.ts';
import { useAction } from '../../lib/keymap.ts';
import classes from './related-pane.module.css';
import { RelatedTopics } from './related-topics.tsx';
import { SimilarAnswers } from './similar-answers.tsx';

/** What was answered before and asked often, beside the reply. */
export function RelatedPane({ account, questionId }: { readonly account: Account; readonly questionId: QuestionId }) {
  const { t } = useTranslation('related');
  const [tab, setTab] = useState<string | null>('similar');
  const pane = useRef<HTMLElement>(null);
  useAction('relatedAnswers', () => {
    setTab('similar');
    // After a change of tabs the field comes with the next paint.
    requestAnimationFrame(() => pane.current?.querySelector<HTMLInputElement>('input[type="search"]')?.focus());
  });
  return (
    <aside ref={pane} className={classes.pane} aria-label={t('title')}>
      <Tabs value={tab} onChange={setTab} className={classes.tabs} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="similar">{t('similar')}</Tabs.Tab>
          <Tabs.Tab value="faq">{t('faq')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="similar" className={classes.panel}>
          <SimilarAnswers
            key={questionId}
            questionId={questionId}
            showsUses={account.roles.some((role) => role === 'reviewer' || role === 'admin')}
          />
        </Tabs.Panel>
        <Tabs.Panel value="faq" className={classes.panel}>
          <RelatedTopics questionId={questionId} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}
