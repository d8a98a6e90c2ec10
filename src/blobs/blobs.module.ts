import { Module } from '@nestjs/common';
import { BlobCache } from './blob-cache.js';
import { BlobStore } from './blob-store.js';

@Module({ providers: [BlobStore, BlobCache], exports: [BlobStore, BlobCache] })
export class BlobsModule {}
