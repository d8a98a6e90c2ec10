import { Module } from '@nestjs/common';
import { BlobCache } from './blob-cache.js';
import { BlobCollector } from './blob-collector.js';
import { BlobStore } from './blob-store.js';

@Module({ providers: [BlobStore, BlobCache, BlobCollector], exports: [BlobStore, BlobCache, BlobCollector] })
export class BlobsModule {}
