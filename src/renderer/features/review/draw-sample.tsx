import { Button, Checkbox, Group, Modal, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '#domain/account.ts';
import { riskFactorSchema, type SamplingPlan } from '#domain/review/sampling.ts';
import { toInstant } from '#domain/time.ts';
import { codeOf } from '../../lib/desk-errors.ts';
import { desk, queryClient } from '../../lib/desk-queries.ts';
import { dayAfter, dayOfInstant, startOfDay } from '../../lib/moments.ts';
import classes from './review.module.css';

/** A sample is usually drawn over what was answered in the last four weeks. */
const USUAL_DAYS = 28;

interface DrawSampleProps {
  readonly account: Account;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Draws the replies of a period for review, by the plan. */
export function DrawSample({ account, opened, onClose }: DrawSampleProps) {
  const { t } = useTranslation('review');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('draw')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      {opened && <DrawForm account={account} />}
    </Modal>
  );
}

function DrawForm({ account }: { readonly account: Account }) {
  const { t } = useTranslation('review');
  const today = toInstant(Date.now());
  const [fromDay, setFromDay] = useState(dayOfInstant(today, -USUAL_DAYS));
  const [toDay, setToDay] = useState(dayOfInstant(today));
  const [isBlinded, setBlinded] = useState(true);
  const plan = useQuery({ ...desk.oversight.plan.queryOptions(), staleTime: 0 });
  const draw = useMutation(desk.oversight.drawSample.mutationOptions());
  const from = startOfDay(fromDay);
  const before = dayAfter(toDay);
  const canDraw = from !== null && before !== null && from < before;
  return (
    <div className={classes.dialog}>
      <p className={classes.quiet}>{t('drawIntro')}</p>
      <Group grow>
        <TextInput
          size="xs"
          type="date"
          label={t('from')}
          value={fromDay}
          onChange={(event) => setFromDay(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          type="date"
          label={t('to')}
          value={toDay}
          onChange={(event) => setToDay(event.currentTarget.value)}
        />
      </Group>
      <Checkbox
        size="xs"
        label={t('blindedMode')}
        description={t('blindedHint')}
        checked={isBlinded}
        onChange={(event) => setBlinded(event.currentTarget.checked)}
      />
      {plan.isError && <p className={classes.notice}>{t('planNotAsked')}</p>}
      {plan.data !== undefined && (
        <PlanForm key={JSON.stringify(plan.data)} plan={plan.data} mayChange={account.roles.includes('admin')} />
      )}
      <Button
        disabled={!canDraw}
        loading={draw.isPending}
        onClick={() => {
          if (from !== null && before !== null) draw.mutate({ from, before, isBlinded });
        }}
      >
        {t('drawNow')}
      </Button>
      <div role="status">
        {draw.isError && (
          <p className={classes.notice}>{codeOf(draw.error) === 'EMPTY_PERIOD' ? t('emptyPeriod') : t('notDrawn')}</p>
        )}
        {draw.data !== undefined && (
          <>
            <p>
              {t('drawn', {
                count: draw.data.picks,
                candidates: draw.data.candidates,
                doubleReads: draw.data.doubleReads,
              })}
            </p>
            <p className={classes.quiet}>
              {t('seed')} <code className={classes.seed}>{draw.data.seed}</code>
            </p>
          </>
        )}
      </div>
    </div>
  );
}

/** The plan as it is; admins change it for everybody. */
function PlanForm({ plan, mayChange }: { readonly plan: SamplingPlan; readonly mayChange: boolean }) {
  const { t } = useTranslation('review');
  const [changed, setChanged] = useState(plan);
  const save = useMutation(
    desk.oversight.savePlan.mutationOptions({
      onSuccess: () => void queryClient.invalidateQueries({ queryKey: desk.oversight.plan.key() }),
    }),
  );
  const number = (label: string, value: number, set: (value: number) => void, max: number, step = 1) => (
    <NumberInput
      key={label}
      size="xs"
      label={label}
      value={value}
      min={0}
      max={max}
      step={step}
      readOnly={!mayChange}
      hideControls={!mayChange}
      clampBehavior="strict"
      onChange={(next) => set(typeof next === 'number' ? next : 0)}
    />
  );
  return (
    <fieldset className={classes.plan}>
      <legend>{t('plan')}</legend>
      {number(
        t('floor'),
        changed.floorPerDoctor,
        (floorPerDoctor) => setChanged({ ...changed, floorPerDoctor: Math.round(floorPerDoctor) }),
        100,
      )}
      {number(
        t('quota'),
        changed.riskQuota,
        (riskQuota) => setChanged({ ...changed, riskQuota: Math.round(riskQuota) }),
        1000,
      )}
      {number(
        t('doubleShare'),
        Math.round(changed.doubleReadShare * 100),
        (share) => setChanged({ ...changed, doubleReadShare: share / 100 }),
        100,
      )}
      {riskFactorSchema.options.map((factor) =>
        number(
          t('weightOf', { factor: t(`factors.${factor}`) }),
          changed.riskWeights[factor],
          (weight) => setChanged({ ...changed, riskWeights: { ...changed.riskWeights, [factor]: weight } }),
          1000,
        ),
      )}
      {mayChange ? (
        <Button
          variant="default"
          disabled={JSON.stringify(changed) === JSON.stringify(plan)}
          loading={save.isPending}
          onClick={() => save.mutate(changed)}
        >
          {t('savePlan')}
        </Button>
      ) : (
        <p className={classes.quiet}>{t('onlyAdmins')}</p>
      )}
      {save.isError && <p className={classes.notice}>{t('planNotSaved')}</p>}
    </fieldset>
  );
}
