import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: a calm teal-blue that keeps AA contrast on both grounds. */
const accent: MantineColorsTuple = [
  '#e9f5f9',
  '#d5e8ef',
  '#a9d0de',
  '#7ab7cd',
  '#55a2bf',
  '#3d95b6',
  '#1f7ea1',
  '#0f6d8e',
  '#075a77',
  '#034559',
];

/** The greys of the dark scheme, with a little of the accent in them, so that controls and grounds belong together. */
const dark: MantineColorsTuple = [
  '#e9edf0',
  '#c8d0d5',
  '#a8b3bb',
  '#7b8791',
  '#4a555d',
  '#30383e',
  '#1f252a',
  '#14181b',
  '#101315',
  '#0b0d0f',
];

const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", sans-serif';

/** Dense and quiet: small radii, small controls, no shadows but on what floats. */
export const theme = createTheme({
  fontFamily: FONT,
  headings: { fontFamily: FONT, fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, dark },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  autoContrast: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'xs', comboboxProps: { transitionProps: { duration: 0 } } } },
    Tooltip: { defaultProps: { openDelay: 500, transitionProps: { duration: 100 } } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } },
    Modal: {
      defaultProps: { transitionProps: { duration: 100 }, overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: { fontWeight: 600, fontSize: '1rem' } },
    },
  },
});

/** Colours by meaning. Every text token keeps AA on every ground token of its scheme; ink on paper keeps AAA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--paper': '#ffffff',
    '--ground': '#f5f7f8',
    '--raised': '#ffffff',
    '--line': '#d9dfe3',
    '--line-strong': '#b6c0c7',
    '--ink': '#1a2126',
    '--ink-quiet': '#515d66',
    '--accent': '#075a77',
    '--accent-ground': '#e3f0f5',
    '--selected': '#dcecf3',
    '--hover': '#eef3f5',
    '--attention': '#8a4b00',
    '--attention-ground': '#fff3e0',
    '--danger': '#a1261f',
    '--danger-ground': '#fdecea',
    '--good': '#1d6b3a',
    '--added-ground': '#e2f3e7',
    '--removed-ground': '#fbe9e7',
    '--mark': '#fff0a8',
    '--note-ground': '#fbf6dd',
    '--note-line': '#b59a2f',
    '--mantine-color-error': '#a1261f',
    '--mantine-color-dimmed': '#515d66',
    '--mantine-color-placeholder': '#5f6b74',
  },
  dark: {
    '--mantine-color-body': '#14181b',
    '--paper': '#14181b',
    '--ground': '#1a1f23',
    '--raised': '#1f252a',
    '--line': '#30383e',
    '--line-strong': '#4a555d',
    '--ink': '#e9edf0',
    '--ink-quiet': '#a8b3bb',
    '--accent': '#7cc4de',
    '--accent-ground': '#183540',
    '--selected': '#1d3a46',
    '--hover': '#222a2f',
    '--attention': '#f0b96b',
    '--attention-ground': '#3a2a12',
    '--danger': '#f2938c',
    '--danger-ground': '#3d1b19',
    '--good': '#7fcf9d',
    '--added-ground': '#17341f',
    '--removed-ground': '#3a1f1d',
    '--mark': '#5a4a00',
    '--note-ground': '#292512',
    '--note-line': '#8f7a2b',
    '--mantine-color-error': '#f2938c',
    '--mantine-color-dimmed': '#a8b3bb',
    '--mantine-color-placeholder': '#96a2ab',
  },
});
