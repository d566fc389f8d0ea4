import { uploadHeaders, urlOf } from './client'
import { ApiProblem } from './problem'
import type { ProblemBody, StoredFile } from './types'

export interface Upload {
  done: Promise<StoredFile>
  cancel: () => void
}

function problemOfText(status: number, text: string): ApiProblem {
  try {
    const body = JSON.parse(text) as ProblemBody
    return new ApiProblem({ ...body, status, code: body.code ?? `http_${status}` })
  } catch {
    return new ApiProblem({ status, code: status === 0 ? 'unreachable' : `http_${status}` })
  }
}

/** Stores a file; `progress` is called with 0–1. fetch cannot report upload progress, so XHR. */
export function uploadFile(file: File, progress: (share: number) => void): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<StoredFile>((resolve, reject) => {
    request.open('PUT', urlOf('/files', { name: file.name }))
    for (const [name, value] of Object.entries(uploadHeaders()))
      request.setRequestHeader(name, value)
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) progress(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status >= 200 && request.status < 300)
        resolve(JSON.parse(request.responseText) as StoredFile)
      else reject(problemOfText(request.status, request.responseText))
    }
    request.onerror = () => reject(problemOfText(0, ''))
    request.onabort = () => reject(new ApiProblem({ status: 0, code: 'cancelled' }))
    request.send(file)
  })
  return { done, cancel: () => request.abort() }
}
