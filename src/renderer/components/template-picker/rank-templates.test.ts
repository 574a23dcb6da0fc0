import { describe, expect, it } from 'vitest';
import { richTextFromPlain } from '#domain/rich-text.ts';
import { type Template, templateSchema } from '#domain/template.ts';
import { rankTemplates } from './rank-templates.ts';

const template = (title: string, over: Partial<Record<keyof Template, unknown>> = {}): Template =>
  templateSchema.parse({
    id: crypto.randomUUID(),
    version: 1,
    kind: 'other',
    scope: 'team',
    ownerAccountId: null,
    departmentId: null,
    language: 'en',
    title,
    keywords: [],
    body: richTextFromPlain('Please rest.'),
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...over,
  });

const templates = [
  template('Closing words'),
  template('Referral: Orthopedics to Neurology', { keywords: ['neuro'], departmentId: 'orthopedics' }),
  template('Referral: Orthopedics to Rehabilitation', { departmentId: 'orthopedics' }),
  template('轉診：骨科至神經內科', { language: 'zh-Hant', departmentId: 'orthopedics' }),
];
const titles = (typed: string, language = 'en') =>
  rankTemplates(templates, typed, { departmentId: 'orthopedics', language }).map(({ title }) => title);

describe('rankTemplates', () => {
  it('puts the question’s language and the own department first', () => {
    expect(titles('')[0]).toBe('Referral: Orthopedics to Neurology');
    expect(titles('')).toHaveLength(4);
    expect(titles('', 'zh-Hant')[0]).toBe('轉診：骨科至神經內科');
  });

  it('finds by keyword, by words in any order, by letters in order and in Chinese', () => {
    expect(titles('neu')[0]).toBe('Referral: Orthopedics to Neurology');
    expect(titles('rehab referral')).toEqual(['Referral: Orthopedics to Rehabilitation']);
    expect(titles('reforneu')).toEqual(['Referral: Orthopedics to Neurology']);
    expect(titles('神經')).toEqual(['轉診：骨科至神經內科']);
    expect(titles('zebra')).toEqual([]);
    expect(titles('nuerology')).toEqual(['Referral: Orthopedics to Neurology']);
    expect(titles('rehabilttion')[0]).toBe('Referral: Orthopedics to Rehabilitation');
    expect(titles('rest please')).toHaveLength(4);
  });
});
