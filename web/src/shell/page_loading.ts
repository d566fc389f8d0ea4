import { ElMessage } from 'element-plus'
import type { Router } from 'vue-router'
import { translate } from '@/locales'

interface World {
  /** Whether the server answers at all. */
  reachable: () => Promise<boolean>
  /** Fetches the console anew, at a path of its own. */
  reload: (path: string) => void
  say: (text: string) => void
  storage: Pick<Storage, 'getItem' | 'setItem'>
  now: () => number
}

const KEY = 'liandong.reloaded_at'
/** A console that cannot load a page right after it was fetched anew will not be cured by that. */
const ONCE_IN_MS = 60_000

const browser: World = {
  reachable: () =>
    fetch('/healthz', { cache: 'no-store' }).then(
      (answer) => answer.ok,
      () => false,
    ),
  reload: (path) => location.assign(path),
  say: (text) => ElMessage.error(text),
  storage: sessionStorage,
  now: () => Date.now(),
}

/**
 * What to do when the code of a page could not be loaded: after an update of the server its name is gone,
 * and the console is fetched anew; without a connection the person is told, for else the press on the menu
 * would do nothing at all.
 */
export async function pageFailed(path: string, world: World = browser): Promise<void> {
  if (!(await world.reachable())) {
    world.say(translate('problem.unreachable'))
    return
  }
  const last = Number(world.storage.getItem(KEY) ?? 0)
  if (world.now() - last < ONCE_IN_MS) {
    world.say(translate('problem.unexpected'))
    return
  }
  world.storage.setItem(KEY, String(world.now()))
  world.reload(path)
}

export function watchPageLoading(router: Router) {
  router.onError((_error, to) => void pageFailed(to.fullPath))
}
