import { formatInTaipei } from '../platform/clock/taipei.js';
import type { Cell, Sheet } from '../statistics/export/sheet.js';
import type { Language } from './list.sheet.js';
import type { PersonExport } from './person-export.query.js';

interface Table {
  names: Record<Language, string>;
  headings: Record<Language, string[]>;
  rows: (all: PersonExport, language: Language) => (Cell | Date)[][];
}

/** Whether there is any is not said to whoever is not assigned to them. */
const BULLYING_LEFT_OUT: Record<Language, string> = {
  'zh-TW': '本份未查詢疑似校園霸凌通報；如需，請陳情承辦人接辦後匯出。',
  en: 'Reports of bullying were not looked for; a petition clerk hands them out after taking the request over.',
};

const TABLES: Table[] = [
  {
    names: { 'zh-TW': '個人資料', en: 'Person' },
    headings: {
      'zh-TW': ['姓名', '電話', '電子郵件', '地址', '登錄時間'],
      en: ['Name', 'Telephone', 'E-mail', 'Address', 'Recorded'],
    },
    rows: ({ persons }) => persons.map(one => [one.name, one.phone, one.email, one.address, one.recordedAt]),
  },
  {
    names: { 'zh-TW': '案件', en: 'Cases' },
    headings: {
      'zh-TW': ['案件編號', '類別', '案類', '狀態', '管道', '行政區', '地點', '內容', '收件時間', '結案時間'],
      en: [
        'Number',
        'Kind',
        'Category',
        'State',
        'Channel',
        'District',
        'Place',
        'Text',
        'Received',
        'Closed',
      ],
    },
    rows: ({ cases }) =>
      cases.map(one => [
        ...[one.number, one.kind, one.category, one.state, one.channel, one.district, one.place],
        ...[one.description, one.receivedAt, one.closedAt],
      ]),
  },
  {
    names: { 'zh-TW': '紀錄與答覆', en: 'Notes and answers' },
    headings: {
      'zh-TW': ['案件編號', '時間', '種類', '內容'],
      en: ['Number', 'Time', 'Kind', 'Text'],
    },
    rows: ({ texts }) => texts.map(one => [one.number, one.at, one.kind, one.text]),
  },
  {
    names: { 'zh-TW': '進線', en: 'Contacts' },
    headings: {
      'zh-TW': ['管道', '時間', '結果', '主題', '紀錄', '語言', '通話編號'],
      en: ['Channel', 'Time', 'Outcome', 'Topic', 'Note', 'Language', 'Call reference'],
    },
    rows: ({ contacts }) =>
      contacts.map(one => [
        ...[one.channel, one.receivedAt, one.outcome, one.topic, one.note, one.language, one.callReference],
      ]),
  },
  {
    names: { 'zh-TW': '來信', en: 'Letters' },
    headings: {
      'zh-TW': ['管道', '來信時間', '確認時間', '案件編號', '主旨', '內容'],
      en: ['Channel', 'Received', 'Confirmed', 'Case numbers', 'Subject', 'Text'],
    },
    rows: ({ letters }) =>
      letters.map(one => [...[one.via, one.receivedAt, one.confirmedAt, one.numbers, one.subject, one.text]]),
  },
  {
    names: { 'zh-TW': '電子郵件', en: 'Mails' },
    headings: {
      'zh-TW': ['收發', '時間', '案件編號', '種類', '狀態', '內容'],
      en: ['Direction', 'Time', 'Case number', 'Kind', 'State', 'Text'],
    },
    rows: ({ mails }) => mails.map(one => [one.direction, one.at, one.number, one.kind, one.state, one.text]),
  },
  {
    names: { 'zh-TW': '滿意度', en: 'Satisfaction' },
    headings: {
      'zh-TW': ['案件編號', '時間', '服務（1–5）', '結果（1–5）', '不滿意原因', '意見'],
      en: ['Case number', 'Time', 'Service (1–5)', 'Outcome (1–5)', 'Reasons', 'Text'],
    },
    rows: ({ answers }) =>
      answers.map(one => [
        ...[one.number, one.answeredAt, one.service, one.outcome],
        ...[one.reasons, one.text],
      ]),
  },
  {
    names: { 'zh-TW': '櫃台預約', en: 'Counter bookings' },
    headings: {
      'zh-TW': ['日期', '時間', '地點', '服務', '律師', '方式', '狀態', '姓名', '電話', '預約時間'],
      en: ['Day', 'Time', 'Place', 'Service', 'Lawyer', 'How', 'State', 'Name', 'Telephone', 'Booked'],
    },
    rows: ({ bookings }) =>
      bookings.map(one => [
        ...[one.day, one.at, one.site, one.service, one.adviser, one.form, one.state],
        ...[one.name, one.phone, one.bookedAt],
      ]),
  },
  {
    names: { 'zh-TW': '關懷慰問', en: 'Care visits' },
    headings: {
      'zh-TW': ['案件編號', '意外事件', '標記時間', '慰問時間', '慰問方式'],
      en: ['Case number', 'Accident', 'Marked', 'Visited', 'How'],
    },
    rows: ({ careVisits }) =>
      careVisits.map(one => [one.number, one.grade, one.markedAt, one.visitedAt, one.way]),
  },
  {
    names: { 'zh-TW': '疑似校園霸凌通報', en: 'Reports of bullying' },
    headings: {
      'zh-TW': ['通報編號', '收到時間', '通報來源', '學校', '內容', '通報人與聯絡方式', '是否受理'],
      en: ['Number', 'Received', 'It came by', 'School', 'Text', 'Reported by', 'Accepted'],
    },
    rows: ({ bullyingReports }, language) =>
      bullyingReports?.map(one => [
        ...[one.number, one.receivedAt, one.source, one.school, one.text, one.reporter, one.state],
      ]) ?? [[BULLYING_LEFT_OUT[language]]],
  },
  {
    names: { 'zh-TW': '照片', en: 'Photos' },
    headings: {
      'zh-TW': ['檔案', '案件編號', '上傳時間', '格式', '大小（位元組）'],
      en: ['File', 'Case number', 'Uploaded', 'Format', 'Size (bytes)'],
    },
    rows: ({ photos }) => photos.map(one => [one.id, one.number, one.uploadedAt, one.mime, one.size]),
  },
  {
    names: { 'zh-TW': '查閱紀錄', en: 'Who looked' },
    headings: {
      'zh-TW': ['時間', '動作', '角色', '機關'],
      en: ['Time', 'Action', 'Role', 'Agency'],
    },
    rows: ({ readings }) => readings.map(one => [one.at, one.action, one.role, one.agency]),
  },
];

export const sheetsOfPerson = (all: PersonExport, language: Language): Sheet[] =>
  TABLES.map(({ names, headings, rows }) => ({
    name: names[language],
    headings: 1,
    rows: [headings[language], ...rows(all, language).map(row => row.map(asCell))],
  }));

const asCell = (value: Cell | Date): Cell =>
  value instanceof Date ? formatInTaipei(value, 'yyyy-MM-dd HH:mm') : value;
