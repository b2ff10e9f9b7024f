import type { Templates } from './templates.js';

export const en: Templates = {
  confirm: ({ city, link, until }) => ({
    subject: `Please confirm your letter to the mayor of ${city}`,
    text: `Hello,

A letter to the mayor's mailbox of ${city} was sent with this e-mail address. Please open this address before ${until} and press "Confirm":

${link}

Only then does the letter become a petition and is dealt with. You will be given a case number and a password.

If you did not write this letter, you need not do anything: nothing is dealt with, and we will not write to you again.

${city} 1999 service centre`,
  }),
  accepted: ({ city, number, password, page }) => ({
    subject: `Your petition has been accepted`,
    text: `Hello,

Your letter to the mayor's mailbox of ${city} is confirmed and has become a petition.

Case number: ${number}
Case password: ${password}

To see how far it is, enter the number and the password on the page below; when you call 1999, the number is enough. Please keep the password; 1999 can give you a new one.

The result will be sent to you by e-mail. If you want to add something, just answer this mail.

How far it is:

${page}

${city} 1999 service centre`,
  }),
  divided: ({ city, number, cases, page }) => ({
    subject: `Several agencies deal with your petition`,
    text: `Hello,

Your letter (case number ${number}) speaks of several matters. Each has a case of its own at the agency it belongs to; they will be answered together, in one letter:

${cases.map(one => `Case number: ${one.number}\nCase password: ${one.password}`).join('\n\n')}

Please keep the passwords; 1999 can give you new ones.

How far they are:

${page}

${city} 1999 service centre`,
  }),
  answer: ({ city, answers }) => ({
    subject: `The result of your petition`,
    text: `Hello,

This is the result of your letter to the mayor's mailbox of ${city}:

${answers
  .map(({ number, agency, text }) => `[Case ${number}${agency ? `, ${agency}` : ''}]\n${text}`)
  .join('\n\n')}

If you have a question, just answer this mail, or call 1999.

${city} 1999 service centre`,
  }),
  survey: ({ city, number, link, until }) => ({
    subject: 'How was our service?',
    sms: `${city} 1999: your case ${number} is closed. How was it? Answer once until ${until}, no account needed: ${link}`,
    text: `Hello,

The case that you reported to ${city} (number ${number}) is closed. Please take a minute to tell us how we served you, and whether it was solved:

${link}

The link is valid until ${until}, works once and needs no account.

If you would rather not answer, you need not do anything.

${city} 1999 service centre`,
  }),
  explanation: ({ city, number, text }) => ({
    subject: `What you told us about case ${number}`,
    text: `Hello,

You told us that you are not content with how ${city} dealt with case ${number}. We have looked into it once more:

${text}

If you have a question, just answer this mail, or call 1999.

${city} 1999 service centre`,
  }),
  'password-issued': ({ city, number }) => ({
    subject: `A new password for your case ${number}`,
    sms: `${city} 1999: a new password for your case ${number} has just been given out by telephone. If that was not you, call 1999.`,
    text: `Hello,

A new password for your case (number ${number}) has just been given out by telephone, by ${city} 1999. The one you had works no longer.

If it was you who called, you need not do anything. If not, call 1999 at once.

${city} 1999 service centre`,
  }),
  accident: ({ city, number, item, district, page }) => ({
    subject: `Accident: case ${number}, please act at once`,
    sms: `${city} 1999: accident, case ${number} (${item}${district ? `, ${district}` : ''}). Go there at once and confirm: ${page}`,
    text: `An accident was reported:

Case number: ${number}
Item: ${item}
District: ${district ?? 'not given'}

Please act at once, and confirm that you know of it:

${page}

${city} 1999 service centre`,
  }),
  report: ({ city, name, title, period, asOf, position, page }) => ({
    subject: `Your report: ${name} (${period})`,
    text: `Hello,

The report that you receive regularly is attached.

Filter: ${name}
Report: ${title}
Period: ${period}
As of: ${asOf} (log position ${position})

The figures as they are now, and the cases behind them (sign in first):

${page}

To receive it no longer, choose the filter on the page of the report, press "Change" and stop the mails.

${city} 1999 service centre`,
  }),
};
