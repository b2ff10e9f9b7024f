import type { letterKinds as zhKinds, letters as zhLetters } from '../zh-tw/letters.js';

export const letterKinds: typeof zhKinds = {
  'letter.confirmed': 'Letter confirmed by its writer',
  'letter.divided': 'Taken from a letter',
  'letter.answered': 'Answered by e-mail',
  'message.sent': 'Message sent',
  'message.failed': 'Message could not be sent',
  'message.bounced': 'Message came back',
  'message.resent': 'Message sent once more',
};

export const letters: typeof zhLetters = {
  via: { mail: 'e-mail', web: 'web form' },
  bySms: 'text message',
  messageKinds: {
    confirm: 'asks to confirm',
    accepted: 'accepted: number and password',
    divided: 'tells of several cases',
    survey: 'asks how content they are',
    explanation: 'explains what they were not content with',
    'password-issued': 'says that a new password was given out',
    accident: 'tells of an accident',
    report: 'a regular report, to a colleague',
    answer: 'the result',
  },
  form: {
    title: 'The mayor’s mailbox',
    lead: 'Please say what it is about. We will send you a mail to confirm; only then is it dealt with. In an emergency call 110, 119 or 1999.',
    fields: {
      name: 'Name',
      email: 'E-mail',
      phone: 'Telephone (optional)',
      address: 'Address (optional)',
      subject: 'Subject',
      text: 'Your letter',
    },
    emailHint: 'The mail to confirm and the answer go there.',
    textHint: 'What, where and when. Please write no personal data in the letter itself.',
    needed: {
      name: 'Enter your name.',
      email: 'Enter your e-mail address.',
      phone: '',
      address: '',
      subject: 'Enter a subject.',
      text: 'Write your letter.',
    },
    files: 'Photos or documents (optional)',
    filesHint: most => `Up to ${most}, of 25 MB each and 30 MB altogether`,
    privacy: 'Your name and how to reach you are kept encrypted, and used for this petition only.',
    submit: 'Send',
    sentTitle: 'Please look into your mail',
    sent: (email, days) =>
      `A mail to confirm was sent to ${email}. Open its link within ${days} days and press “Confirm”.`,
    sentHint: 'Nothing there? Look among the unwanted mail, or call 1999.',
  },
  confirm: {
    title: 'Confirm your letter',
    lead: 'When you press “Confirm”, your letter becomes a petition and is dealt with.',
    missing: 'This address is not complete. Open the link in our mail.',
    submit: 'Confirm',
    doneTitle: 'Your petition has been accepted',
    beforeTitle: 'You have confirmed it before',
    number: 'Case number',
    password: 'Case password',
    done: 'Please write down both. The password is told here and in one mail, and never again.',
    before: 'The password is in the mail that told you.',
  },
};
