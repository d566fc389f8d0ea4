import type { Component } from 'vue'
import type { AnyMatter } from '@/api'
import type { CommandSpec } from './commands/fields'

/** What a system adds to the shared pages of a matter; whatever it leaves out comes from the description. */
export interface SystemScreens {
  /** Address of its list, which the navigation lights while one of its matters is open. */
  list: string
  /** Hand-made forms, by command. */
  specs?: Record<string, CommandSpec>
  /** Fields of a described form that are set otherwise, by command. */
  adjust?: (command: string, spec: CommandSpec, matter: AnyMatter | null) => CommandSpec
  /** Drawers of their own, by command; they take `matter` and a boolean model. */
  drawers?: Record<string, Component>
  /** Most wanted commands first; what is not named comes after, in the server's order. */
  order?: string[]
  /** The duty a command discharges, where it has another name than the command. */
  discharges?: Record<string, string>
  /** Commands that cannot be entered as done on paper. */
  notOnPaper?: string[]
  /** The card on what the matter is about. */
  info?: Component
  /** Stands under that card; takes `matter`, may emit `command`. */
  beside?: Component
  /** Stands under the form of a new matter; takes `body`, a function that gives what is filled in. */
  opening?: Component
  /** Stands above the list of materials. */
  materialsHead?: Component
  /** Kinds a person may choose for a new material. */
  materialKinds?: string[]
  /** The command that sends the letter, and the address of the letter as it would look now. */
  sending?: string
  previewUrl?(matter: never): string
}

/** What only makes sense on the platform. */
const NOT_ON_PAPER = ['add_note', 'attach_material', 'remove_material']
const LAST = ['attach_material', 'assign_handler', 'add_note', 'remove_material', 'correct']
const DANGEROUS = /^(withdraw|drop|dismiss|decline|remove)/

export const dutyOf = (screens: SystemScreens, command: string) =>
  screens.discharges?.[command] ?? command

/** True if the command does what is owed by one of `duties`. */
export const isOwed = (screens: SystemScreens, command: string, duties: string[]) =>
  duties.includes(dutyOf(screens, command))

export const mayBeOnPaper = (screens: SystemScreens, command: string) =>
  ![...NOT_ON_PAPER, ...(screens.notOnPaper ?? [])].includes(command)

export const isDangerous = (command: string) => DANGEROUS.test(command)

/** What the unit owes first, then by the order of the system, then as the server lists them. */
export function byImportance<T extends { name: string }>(
  screens: SystemScreens,
  commands: T[],
  duties: string[],
): T[] {
  const order = screens.order ?? []
  const middle = order.length
  const rank = ({ name }: T) => {
    const at = order.indexOf(name)
    const last = LAST.indexOf(name)
    const place = at >= 0 ? at : screens.order || last < 0 ? middle : middle + 1 + last
    return (isOwed(screens, name, duties) ? 0 : 1000) + place
  }
  return [...commands].sort((a, b) => rank(a) - rank(b))
}
