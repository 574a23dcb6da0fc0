export default {
  title: 'Sign in',
  email: 'Email',
  password: 'Password',
  previousPassword: 'Previous password',
  previousPasswordHint: 'The copy on this machine is still locked with it. Your unsent drafts are in there.',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  language: 'Language',
  practiceTitle: 'Practice accounts',
  practiceHint:
    'This service is for practice: nothing here concerns a real patient. Choose an account to sign in with it.',
  service: 'Service: {{url}}',
  roles: { doctor: 'Doctor', reviewer: 'Reviewer', admin: 'Administrator' },
  errors: {
    wrongPassword: 'The email or password is wrong. Check both and try again.',
    tooMany_one: 'Too many attempts. Wait {{count}} second, then try again.',
    tooMany_other: 'Too many attempts. Wait {{count}} seconds, then try again.',
    disabled: 'This account is disabled. Ask your administrator.',
    noConnection:
      'There is no connection to {{url}}. The first sign-in on a machine needs the service; later ones work offline. Check the network and try again.',
    timeout:
      '{{url}} does not answer. The first sign-in on a machine needs the service; later ones work offline. Try again in a moment.',
    tls: 'The connection to {{url}} is not secure, so nothing was sent. Check the date of this machine, or ask your administrator.',
    notReplydesk:
      'Something other than the service answers at {{url}}. If this network wants you to sign in first, open a browser and do that.',
    proxy:
      'The proxy of this network does not let {{url}} through. The first sign-in on a machine needs the service; later ones work offline. Tell your administrator.',
    captivePortal:
      'The network wants you to sign in first (hotel or hospital Wi-Fi). Open a web page once in a browser and sign in there, then try again.',
    busy: 'The service is busy. Nothing was lost; try again in a moment.',
    serverError: 'The service has a problem. Nothing was lost; try again in a moment.',
    future:
      'The data on this machine was written by a newer version of Replydesk ({{found}}, this one knows {{supported}}). Start the newer version; nothing was changed.',
    damaged:
      'The data on this machine cannot be read. Nothing was deleted. Ask your administrator before you go on: unsent drafts may be recoverable.',
    diskFull: 'The disk is full. Make room and try again; nothing was lost.',
    readOnly: 'The data folder cannot be written. Check its permissions and try again.',
    locked: 'Another program uses the data on this machine. Close it and try again.',
    notWritable: 'The data on this machine cannot be written. Check the disk and try again.',
    oldPassword:
      'Your password was changed elsewhere. Enter the previous one too, so that the copy on this machine can be opened.',
    unknown: 'Signing in did not work. Nothing was lost; try again.',
  },
} as const;
