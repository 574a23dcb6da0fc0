import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaqTopic } from '#domain/answered-question.ts';
import type { Department } from '#domain/department.ts';
import { desk } from '../../../lib/desk-queries.ts';
import { tellNotice } from '../../../lib/notices.ts';
import settingsClasses from '../settings-workspace.module.css';
import classes from './topics-section.module.css';

/** For reviewers: the topics that a department is asked often, and what may be missing among them. */
export function TopicsSection() {
  const { t, i18n } = useTranslation('topics');
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const departments = useQuery(desk.directory.departments.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const departmentId = (chosen ?? departments.data?.[0]?.id ?? null) as Department['id'] | null;
  return (
    <section aria-labelledby="topics">
      <h2 id="topics" className={settingsClasses.section}>
        {t('title')}
      </h2>
      <p className={settingsClasses.hint}>{t('hint')}</p>
      <Select
        className={classes.department ?? ''}
        label={t('department')}
        data={(departments.data ?? []).map(({ id, names }) => ({ value: id, label: names[language] }))}
        value={departmentId}
        allowDeselect={false}
        onChange={setChosen}
      />
      {departmentId !== null && <TopicsOfDepartment key={departmentId} departmentId={departmentId} />}
    </section>
  );
}

function TopicsOfDepartment({ departmentId }: { readonly departmentId: Department['id'] }) {
  const { t } = useTranslation('topics');
  const all = useQuery(desk.related.allTopics.queryOptions());
  const suggested = useQuery(desk.related.suggestTopics.queryOptions({ input: { departmentId } }));
  const [typed, setTyped] = useState('');
  const add = useMutation(desk.related.addTopic.mutationOptions({ onSuccess: () => setTyped('') }));
  const withdraw = useMutation(
    desk.related.withdrawTopic.mutationOptions({
      onSuccess: () => tellNotice({ text: t('withdrawn') }),
    }),
  );
  const topics = (all.data ?? []).filter((topic: FaqTopic) => topic.departmentId === departmentId);
  const hasFailed = add.isError || withdraw.isError;
  return (
    <>
      <ul className={classes.list} aria-label={t('title')}>
        {topics.map(({ id, topic }) => (
          <li key={id} className={classes.line}>
            <span dir="auto">{topic}</span>
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={t('withdrawOf', { topic })}
              disabled={withdraw.isPending}
              onClick={() => withdraw.mutate({ topicId: id })}
            >
              {t('withdraw')}
            </Button>
          </li>
        ))}
        {all.data !== undefined && topics.length === 0 && <li className={settingsClasses.hint}>{t('none')}</li>}
      </ul>
      <form
        className={classes.add}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') add.mutate({ departmentId, topic: typed.trim() });
        }}
      >
        <TextInput
          aria-label={t('new')}
          placeholder={t('new')}
          maxLength={160}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={typed.trim() === '' || add.isPending}>
          {t('add')}
        </Button>
      </form>
      {hasFailed && <p role="alert">{t('failed')}</p>}
      {suggested.data !== undefined && suggested.data.length > 0 && (
        <>
          <h3 className={classes.heading}>{t('suggested')}</h3>
          <p className={settingsClasses.hint}>{t('suggestedHint')}</p>
          <ul className={classes.list} aria-label={t('suggested')}>
            {suggested.data.map(({ topic, questions, titles }) => (
              <li key={topic} className={classes.line}>
                <div>
                  <span dir="auto">{topic}</span>{' '}
                  <span className={settingsClasses.hint}>{t('asked', { count: questions })}</span>
                  <div className={settingsClasses.hint} dir="auto">
                    {titles.join(' · ')}
                  </div>
                </div>
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={t('takeOf', { topic })}
                  onClick={() => setTyped(topic)}
                >
                  {t('take')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
