import { ref } from 'vue'

export type PortalLanguage = 'zh-CN' | 'en'

/** Every word of the public pages: Chinese, English. */
export const words = {
  title: ['群众投诉举报', 'Complaints and tips'],
  intro: [
    '反映城市管理、耕地保护、市场监管等方面的违法行为。无需注册，可以匿名。',
    'Report unlawful acts in city management, farmland, markets and more. No account; anonymous if you like.',
  ],
  skip: ['跳到正文', 'Skip to the content'],
  other_language: ['English', '中文'],
  home: ['首页', 'Home'],
  do_submit: ['我要投诉举报', 'Hand in a complaint'],
  do_track: ['查询进度、评价', 'Follow and rate'],
  emergency: [
    '正在危及人身安全的，请立即拨打110。本页面不代替报警。',
    'If somebody is in danger, call 110 now. This page does not replace it.',
  ],
  kind: ['类型', 'Kind'],
  kind_tip: ['举报：我看到违法行为', 'Tip: I saw something unlawful'],
  kind_complaint: ['投诉：我的权益受到损害', 'Complaint: I was harmed'],
  area: ['发生在哪个乡镇、街道', 'In which township or subdistrict'],
  village: ['村、社区（可不选）', 'Village or community (optional)'],
  choose: ['请选择', 'Please choose'],
  location: ['详细地点', 'Where exactly'],
  location_hint: ['例如：东街小学门口', 'For example: at the gate of East Street school'],
  item: ['属于哪一类（不清楚可不选）', 'What it is about (skip it if unsure)'],
  unknown_item: ['不清楚', 'I do not know'],
  unit: ['由哪个单位接收', 'Who receives it'],
  unit_auto: ['按事项和地点自动分送（推荐）', 'By place and matter (recommended)'],
  party: ['被反映的人或单位（可不填）', 'Who did it (optional)'],
  facts: ['情况说明', 'What happened'],
  facts_hint: [
    '时间、地点、经过。请不要在这里写自己的姓名和电话。',
    'When, where, how. Please do not write your own name or telephone here.',
  ],
  files: [
    '照片、录像或者文件（最多5个，每个10 MB以内）',
    'Photos, videos or papers (up to 5, 10 MB each)',
  ],
  uploading: ['正在上传…', 'Uploading…'],
  remove: ['移除', 'Remove'],
  identity: ['您的信息', 'About you'],
  anonymous: ['匿名', 'Anonymous'],
  anonymous_hint: [
    '匿名也会处理，但只能凭查询码了解结果。',
    'It is handled all the same; you learn the result only with the code.',
  ],
  name: ['姓名', 'Name'],
  contact: ['手机号', 'Telephone'],
  identity_hint: [
    '加密保存，只有首问责任人和承办人员说明理由后才能查看，每次查看都留痕。',
    'Kept encrypted; only the officers in charge can read it, with a reason, and each reading is recorded.',
  ],
  agreed: [
    '我已阅读并同意：所填信息仅用于办理本件，转给有管辖权的单位办理；我可以随时撤回联系同意。',
    'I agree: what I enter is used only for this matter and passed to the competent unit; I can withdraw at any time.',
  ],
  submit: ['提交', 'Hand in'],
  submitting: ['正在提交…', 'Sending…'],
  faults: ['请补充或者改正：', 'Please complete or correct:'],
  done: ['已收到', 'Received'],
  done_number: ['登记号', 'Registration number'],
  done_unit: ['接收单位', 'Received by'],
  done_code: ['查询码', 'Tracking code'],
  done_keep: [
    '请记下查询码。查询时还需要手机号后四位（匿名且未留手机号的不需要）。忘记查询码的，可以向接收单位询问。',
    'Please keep the code. You also need the last four digits of your telephone (not if you gave none). If you lose it, ask the unit that received it.',
  ],
  copy: ['复制查询码', 'Copy the code'],
  copied: ['已复制', 'Copied'],
  code: ['查询码', 'Tracking code'],
  tail: [
    '手机号后四位（未留手机号的不填）',
    'Last four digits of the telephone (empty if none was given)',
  ],
  look: ['查询', 'Look up'],
  progress: ['办理进度', 'Progress'],
  next: ['预计不晚于以下时间告知您下一步：', 'Expected to hear the next step before:'],
  telephone: ['承办单位电话', 'Telephone of the unit'],
  answer: ['答复', 'Answer'],
  refer: ['您可以这样办理', 'Where you can go'],
  rate: ['评价', 'Rate'],
  rate_ask: ['您对答复是否满意？', 'How content are you with the answer?'],
  score_5: ['非常满意', 'Very content'],
  score_4: ['满意', 'Content'],
  score_3: ['基本满意', 'Fair'],
  score_2: ['不满意', 'Not content'],
  score_1: ['非常不满意', 'Not at all'],
  comment: ['说明（可不填）', 'Comment (optional)'],
  rated: ['谢谢您的评价', 'Thank you for rating'],
  withdraw: ['撤回联系同意', 'Withdraw consent to be contacted'],
  withdraw_ask: [
    '撤回后，工作人员不再查看您的身份、不再联系您；反映的问题继续办理，结果仍可在此查询。确定撤回吗？',
    'Nobody will look up or contact you any more; the matter goes on and the result can be read here. Withdraw?',
  ],
  withdrawn: ['您已撤回联系同意', 'You withdrew consent'],
  yes: ['确定', 'Yes'],
  no: ['取消', 'No'],
  step_received: ['已接到', 'Received'],
  step_passed: ['已转有管辖权的单位', 'Passed to the competent unit'],
  step_discussed: ['有关单位正在明确由谁办理', 'The units are clarifying who handles it'],
  step_accepted: ['已受理，正在核实', 'Accepted, being verified'],
  step_investigated: ['核实有违法行为，正在查处', 'Found unlawful, being handled'],
  step_transferred: ['已移送有管辖权的单位', 'Transferred to the competent unit'],
  step_joined: ['与先前的同一反映一并办理', 'Handled together with an earlier one'],
  step_declined: ['不予受理', 'Declined'],
  step_answered: ['已答复', 'Answered'],
  step_closed: ['已办结', 'Closed'],
  required_place: ['请选择发生地', 'Choose the place'],
  required_location: ['请填写详细地点', 'Say where exactly'],
  required_facts: ['请填写情况说明', 'Say what happened'],
  required_name: ['请填写姓名，或者选择匿名', 'Give your name, or choose anonymous'],
  required_agreed: ['请阅读并同意信息使用说明', 'Please agree to how the information is used'],
  required_code: ['请填写查询码', 'Enter the code'],
  failed: ['网络不通，请稍后再试。', 'No connection; please try again later.'],
} as const satisfies Record<string, readonly [string, string]>

export type PortalWord = keyof typeof words

const kept = 'liandong.portal.language'
export const language = ref<PortalLanguage>(localStorage.getItem(kept) === 'en' ? 'en' : 'zh-CN')

export function useLanguage(next: PortalLanguage) {
  language.value = next
  localStorage.setItem(kept, next)
  document.documentElement.lang = next
  document.title = say('title')
}

export const say = (word: PortalWord) => words[word][language.value === 'en' ? 1 : 0]

export function sayTime(instant: string) {
  return new Date(instant).toLocaleString(language.value, {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
    timeStyle: 'short',
  })
}

/** The last day of a bound that is exclusive. */
export function sayDayBefore(instant: string) {
  return new Date(Date.parse(instant) - 1000).toLocaleDateString(language.value, {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'long',
  })
}
