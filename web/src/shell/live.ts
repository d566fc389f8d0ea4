import { urlOf, type LiveChange } from '@/api'

type Listener = (change: LiveChange | null) => void

const CHANNEL = 'liandong-live'
const LEADER_KEY = 'liandong.live_leader'
const BEAT_MS = 2_000
/** A leader that has not been heard for so long is gone: its tab was closed or put to sleep. */
const GONE_MS = 7_000

/**
 * What changes at the server, for every tab, over one connection: one tab (the leader) listens and tells
 * the others. Web Locks would be simpler but exist only over HTTPS.
 */
export class LiveStream {
  private readonly me = `${Date.now()}.${Math.random()}`
  private readonly listeners = new Set<Listener>()
  private readonly channel =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL)
  private source: EventSource | null = null
  private timer: ReturnType<typeof setInterval> | null = null
  private broken = false

  start() {
    if (this.timer) return
    if (this.channel) this.channel.onmessage = (event) => this.tell(event.data as LiveChange | null)
    this.timer = setInterval(() => this.beat(), BEAT_MS)
    addEventListener('pagehide', this.leave)
    this.beat()
  }

  stop() {
    if (this.timer) clearInterval(this.timer)
    this.timer = null
    removeEventListener('pagehide', this.leave)
    this.leave()
  }

  /** `listener` gets each change, or null when changes may have been missed and all must be read anew. */
  onChange(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private tell(change: LiveChange | null) {
    for (const listener of this.listeners) listener(change)
  }

  private publish(change: LiveChange | null) {
    this.tell(change)
    this.channel?.postMessage(change)
  }

  private leader(): { id: string; at: number } | null {
    try {
      return JSON.parse(localStorage.getItem(LEADER_KEY) ?? 'null') as { id: string; at: number }
    } catch {
      return null
    }
  }

  private beat() {
    const leader = this.channel ? this.leader() : null
    const free = !leader || leader.id === this.me || Date.now() - leader.at > GONE_MS
    if (!free) {
      this.disconnect()
      return
    }
    try {
      localStorage.setItem(LEADER_KEY, JSON.stringify({ id: this.me, at: Date.now() }))
    } catch {
      // Without storage every tab listens for itself.
    }
    this.connect()
  }

  private connect() {
    if (this.source && this.source.readyState !== EventSource.CLOSED) return
    this.source = new EventSource(urlOf('/stream'))
    this.source.addEventListener('change', (event) => {
      this.publish(JSON.parse((event as MessageEvent<string>).data) as LiveChange)
    })
    this.source.onerror = () => (this.broken = true)
    this.source.onopen = () => {
      if (this.broken) this.publish(null)
      this.broken = false
    }
  }

  private disconnect() {
    this.source?.close()
    this.source = null
  }

  private readonly leave = () => {
    this.disconnect()
    if (this.leader()?.id === this.me) localStorage.removeItem(LEADER_KEY)
  }
}

export const live = new LiveStream()
