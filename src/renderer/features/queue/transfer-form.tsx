import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccountId, accountIdSchema, type DepartmentId, departmentIdSchema } from '#domain/ids.ts';
import { desk } from '../../lib/desk-queries.ts';
import { useFocusAtOnce } from './use-focus-at-once.ts';

export interface TransferTarget {
  readonly toDepartmentId: DepartmentId;
  /** Null leaves it to whoever of the department comes first. */
  readonly toAccountId: AccountId | null;
  readonly reason: string;
}

interface TransferFormProps {
  /** Null when questions of several departments are transferred. */
  readonly fromDepartmentId: DepartmentId | null;
  readonly myId: AccountId;
  readonly onTransfer: (target: TransferTarget) => void;
  readonly onClose: () => void;
}

/** Asks where a question should go, to whom if anybody, and why. */
export function TransferForm({ fromDepartmentId, myId, onTransfer, onClose }: TransferFormProps) {
  const { t, i18n } = useTranslation('queue');
  const field = useRef<HTMLInputElement>(null);
  useFocusAtOnce(field);
  const language = i18n.language === 'zh-Hant' ? 'zh-Hant' : 'en';
  const departments = useQuery(desk.directory.departments.queryOptions());
  const colleagues = useQuery(desk.directory.colleagues.queryOptions());
  const [departmentId, setDepartmentId] = useState<DepartmentId | null>(null);
  const [accountId, setAccountId] = useState<AccountId | null>(null);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const doctors = (colleagues.data ?? []).filter(
    ({ id, roles, departmentIds }) =>
      id !== myId && roles.includes('doctor') && departmentId !== null && departmentIds.includes(departmentId),
  );
  const isToSameWithoutName = departmentId === fromDepartmentId && accountId === null;
  function submit(): void {
    setTried(true);
    if (departmentId === null || isToSameWithoutName || reason.trim() === '') return;
    onTransfer({ toDepartmentId: departmentId, toAccountId: accountId, reason: reason.trim() });
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        <Select
          ref={field}
          label={t('department')}
          placeholder={t('chooseDepartment')}
          searchable
          required
          size="sm"
          data-autofocus
          value={departmentId}
          onChange={(value) => {
            setDepartmentId(value === null ? null : departmentIdSchema.parse(value));
            setAccountId(null);
          }}
          data={(departments.data ?? []).map(({ id, names }) => ({ value: id, label: names[language] }))}
          error={isTried && departmentId === null ? t('chooseDepartment') : undefined}
        />
        <Select
          label={t('doctor')}
          description={t('doctorHint')}
          placeholder={t('anyDoctor')}
          searchable
          clearable
          size="sm"
          disabled={departmentId === null}
          value={accountId}
          onChange={(value) => setAccountId(value === null ? null : accountIdSchema.parse(value))}
          data={doctors.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          error={isTried && isToSameWithoutName ? t('sameDepartment') : undefined}
        />
        <Textarea
          label={t('reason')}
          description={t('reasonHint')}
          required
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
          }}
          error={isTried && reason.trim() === '' ? t('sayWhy') : undefined}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('notNow')}
          </Button>
          <Button type="submit">{t('transfer')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
