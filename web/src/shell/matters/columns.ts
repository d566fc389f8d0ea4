import type { Column } from '@/shared/columns'

/** The columns of every list of matters. */
export const MATTER_COLUMNS: (Column & { main?: boolean })[] = [
  { key: 'light', title: 'matters.light', fixed: true, width: '8.6rem' },
  { key: 'number', title: 'matters.number', width: '12.2rem', rareInElder: true },
  { key: 'title', title: 'matters.title', fixed: true, main: true },
  { key: 'system', title: 'matters.system', rare: true, width: '7rem' },
  { key: 'sender', title: 'matters.sender', width: '7.6rem' },
  { key: 'receiver', title: 'matters.receiver', width: '9.4rem', rareInElder: true },
  { key: 'custodian', title: 'matters.custodian', rare: true, width: '11rem' },
  { key: 'handler', title: 'matters.handler', width: '5.4rem', rareInElder: true },
  { key: 'stage', title: 'matters.stage', width: '7.4rem' },
  { key: 'duty', title: 'matters.duty', rare: true, width: '9rem' },
  { key: 'due', title: 'matters.due', width: '7.2rem' },
  { key: 'opened_at', title: 'matters.opened_at', rare: true, width: '9.5rem' },
  { key: 'updated_at', title: 'matters.updated_at', rare: true, width: '9.5rem' },
]
