// tries: System V shared memory, semaphores and message queues, which outlive programs
// expect: AC
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
int main(void) {
  int made = shmget(42, 4096, IPC_CREAT | 0600) >= 0;
  made += semget(42, 1, IPC_CREAT | 0600) >= 0;
  made += msgget(42, IPC_CREAT | 0600) >= 0;
  puts(made ? "LEAK System V" : "OK");
}
