import { expect, it } from 'vitest'
import type { TimelineEntry } from '@/api'
import { joinAttachments } from './join_attachments'

const entry = (type: string, person: string, fields: Record<string, unknown> = {}) =>
  ({
    type,
    person: { id: person, name: person },
    on_paper: null,
    fields,
  }) as unknown as TimelineEntry
const attached = (person: string, name: string) =>
  entry('material_attached', person, { material: { id: name, name } })

it('joins attachments of one person in a row and keeps all names', () => {
  const joined = joinAttachments([
    entry('finding_recorded', 'a'),
    attached('a', '1.jpg'),
    attached('a', '2.jpg'),
    attached('b', '3.jpg'),
    entry('issued', 'a'),
    attached('b', '4.jpg'),
  ])
  expect(joined.map((each) => [each.entry.type, each.count])).toEqual([
    ['finding_recorded', 1],
    ['material_attached', 2],
    ['material_attached', 1],
    ['issued', 1],
    ['material_attached', 1],
  ])
  expect(joined[1]?.entry.fields.file_name).toEqual(['1.jpg', '2.jpg'])
})

it('never joins what was entered from paper: its mark and reason would be lost', () => {
  const paper = { medium: 'paper', reason: '', scan_digest: '' } as const
  const onPaper = { ...attached('a', '2.jpg'), on_paper: paper }
  expect(joinAttachments([attached('a', '1.jpg'), onPaper])).toHaveLength(2)
})
