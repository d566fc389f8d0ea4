const channel =
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('liandong-session')

/** Tells the other tabs that the session acts for another unit or has ended. */
export function announceSessionChange() {
  channel?.postMessage('changed')
}

/** A tab must never show the work of one unit while its acts are stamped with another. */
export function followSessionChanges() {
  if (channel) channel.onmessage = () => location.reload()
}
