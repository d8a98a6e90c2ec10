import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { User } from '../users/user.entity.js';

/** A browser that is signed in. Its cookie holds the token; only the token's sha-256 is kept. */
@Entity('sessions')
export class Session {
  @PrimaryColumn({ type: 'text' })
  tokenHash!: string;

  @Column({ type: 'integer' })
  userId!: number;

  @ManyToOne(() => User)
  @JoinColumn({ name: 'user_id' })
  user!: Relation<User>;

  /** What the session is called towards its owner; of no use for signing in. */
  @Column({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  userAgent!: string;

  @Column({ type: 'text' })
  ipAddress!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  /** To the minute. */
  @Column({ type: 'timestamptz', default: () => 'now()' })
  lastSeenAt!: Date;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;
}
