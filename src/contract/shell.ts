import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { interfaceLanguageSchema } from '#domain/department.ts';

export const appearanceSchema = z.object({
  /** `system` follows the operating system's language. */
  language: z.enum(['system', ...interfaceLanguageSchema.options]),
  theme: z.enum(['system', 'light', 'dark']),
  /** Multiplies every text size. */
  textScale: z.union([z.literal(0.9), z.literal(1), z.literal(1.15), z.literal(1.3), z.literal(1.5)]),
});
/** How the app looks on this machine, before and after sign-in. Holds nothing private. */
export type Appearance = z.infer<typeof appearanceSchema>;

/** A time of day in the local time zone, `22:00`. */
const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const notificationKindSchema = z.enum(['urgent-question', 'lease-ending', 'reply-held']);
export type NotificationKind = z.infer<typeof notificationKindSchema>;

export const notificationSettingsSchema = z.object({
  kinds: z.record(notificationKindSchema, z.boolean()),
  /** When nothing is shown; over midnight where `from` is later than `until`. Null for always. */
  quietHours: z.object({ from: timeOfDaySchema, until: timeOfDaySchema }).nullable(),
});
/** What the desktop tells a doctor who looks elsewhere; of this machine. */
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;

export const shellEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('appearance-changed'), appearance: appearanceSchema }),
  /** The desk worker died and another one serves; `lostSession` asks the user to sign in again. */
  z.object({ type: z.literal('desk-restarted'), lostSession: z.boolean() }),
  /** The worker died too often in a row and stays down until the app is started again. */
  z.object({ type: z.literal('desk-stopped') }),
  /** Somebody followed a notification here. */
  z.object({ type: z.literal('notification-opened'), kind: notificationKindSchema }),
  /** A menu entry that the window carries out. */
  z.object({
    type: z.literal('menu'),
    command: z.enum(['open-settings', 'work-offline', 'help']),
  }),
]);
export type ShellEvent = z.infer<typeof shellEventSchema>;

const fileNameSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,100}$/);

/** What the window may ask of the desktop around it. */
export const shellContract = {
  about: oc.output(
    z.object({
      version: z.string(),
      runtime: z.enum(['electron', 'chromium']),
      /** BCP 47 tag of the operating system's language. */
      systemLocale: z.string(),
      platform: z.string(),
    }),
  ),
  appearance: {
    get: oc.output(appearanceSchema),
    set: oc.input(appearanceSchema.partial().strict()).output(appearanceSchema),
  },
  notifications: {
    get: oc.output(notificationSettingsSchema),
    set: oc.input(notificationSettingsSchema.partial().strict()).output(notificationSettingsSchema),
  },
  /** Opens an https or mailto link outside the app, after the main process checked it. */
  openExternal: oc
    .errors({ LINK_REFUSED: { status: 400, message: 'Only https and mailto links can be opened.' } })
    .input(z.strictObject({ url: z.string().max(2000) }))
    .output(z.object({ opened: z.literal(true) })),
  /** Asks where to, and writes a text file there. */
  saveFile: oc
    .errors({ NOT_WRITTEN: { status: 500, message: 'The file could not be written.' } })
    .input(
      z.strictObject({
        /** Offered as the name; no path. */
        fileName: fileNameSchema,
        text: z.string().max(5_000_000),
      }),
    )
    /** Null when nobody wanted it after all. */
    .output(z.object({ savedAs: z.string().nullable() })),
  /** Asks where to, and begins a file that is written in parts. */
  openFile: oc
    .errors({ NOT_WRITTEN: { status: 500, message: 'The file could not be written.' } })
    .input(z.strictObject({ fileName: fileNameSchema }))
    /** Null when nobody wanted it after all. */
    .output(z.object({ fileId: z.uuid(), savedAs: z.string() }).nullable()),
  appendToFile: oc
    .errors({ NOT_WRITTEN: { status: 500, message: 'The file could not be written.' } })
    .input(z.strictObject({ fileId: z.uuid(), text: z.string().max(20_000_000) }))
    .output(z.object({ written: z.literal(true) })),
  /** Ends a file, or removes it when it is not whole. */
  closeFile: oc
    .input(z.strictObject({ fileId: z.uuid(), isWhole: z.boolean() }))
    .output(z.object({ closed: z.literal(true) })),
  events: oc.output(eventIterator(shellEventSchema)),
};
