import type { Phrases } from '../phrasebook.js';

/** What came of trying each guard of the sandbox: sandbox/guard-probes.ts, and the probe that runs inside. */
const guards: Phrases = {
  'interfaces besides lo:{0}, internet socket: {1}': '除 lo 外的网络接口：{0}，互联网套接字：{1}',
  'could use {0} MiB': '能够使用 {0} MiB',
  'killed at {0} MiB, {1} OOM kill': '在 {0} MiB 时被终止，内核因内存不足终止 {1} 次',
  'memory.swap.max is {0}': 'memory.swap.max 为 {0}',
  'memory and swap together may be {0} bytes, memory {1}': '内存与交换空间合计上限 {0} 字节，内存 {1}',
  'the kernel does not count swap; the machine has {0} KiB of it': '内核不统计交换空间；本机有 {0} KiB',
  '{0} of {1} processes started, the kernel counted {2} refusals': '{1} 个进程中启动了 {0} 个，内核拒绝 {2} 次',
  '{0} of {1} processes started: {2}, the kernel counted {3} refusals':
    '{1} 个进程中启动了 {0} 个：{2}，内核拒绝 {3} 次',
  'four spinning processes used {0} of CPU in {1}': '四个空转的进程在 {1} 内使用了 {0} 的 CPU 时间',
  'an endless loop with a limit of 50 ms was ended after {0}': '限时 50 ms 的死循环在 {0} 后被终止',
  '{0} of {1} places writable, /box is': '{1} 个位置中有 {0} 个可写，/box 可写',
  '{0} of {1} places writable, /box is not': '{1} 个位置中有 {0} 个可写，/box 不可写',
  '{0} is writable': '{0} 可写',
  'ptrace: {0}, seccomp mode {1}, {2} filters, recorded: {3}':
    'ptrace：{0}，seccomp 模式 {1}，{2} 个过滤器，已记录：{3}',
  'uid {0}, capabilities {1}, no_new_privs {2}, {3} further groups':
    'uid {0}，权能 {1}，no_new_privs {2}，另有 {3} 个组',
  '{0} processes in sight, killing the runner: {1}, control directory: closed':
    '可见 {0} 个进程，终止 runner：{1}，控制目录：不可进入',
  '{0} processes in sight, killing the runner: {1}, control directory: open':
    '可见 {0} 个进程，终止 runner：{1}，控制目录：可以进入',
  '{0} KiB written to /box, {1} inodes at most': '向 /box 写入 {0} KiB，最多 {1} 个 inode',
  '{0} KiB written to /box: {1}, {2} inodes at most': '向 /box 写入 {0} KiB：{1}，最多 {2} 个 inode',
  'exit code {0}': '退出码 {0}',
  'signal {0}': '信号 {0}',
};

/** Values within: the kernel's reasons, as the C library words them. */
export const GUARD_PARTS: Phrases = {
  ' none': '无',
  'Address family not supported by protocol': '不支持该地址族',
  'Operation not permitted': '不允许的操作',
  'Permission denied': '权限不够',
  'Resource temporarily unavailable': '资源暂时不可用',
  'No space left on device': '设备上没有空间',
  'Function not implemented': '未实现的函数',
};

export default guards;
