import { commonWord, hasWord, word } from '@/locales/words'

/** The name of a command, of the system or common to all. */
export function commandLabel(system: string, command: string): string {
  return hasWord(system, 'command', command)
    ? word(system, 'command', command)
    : commonWord('command', command)
}

/** The name of an event, of the system or common to all. */
export function eventLabel(system: string, type: string): string {
  return hasWord(system, 'event', type) ? word(system, 'event', type) : commonWord('event', type)
}
