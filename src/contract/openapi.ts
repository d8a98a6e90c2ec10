// Made from the routes by `npm run openapi`; not to be edited.
export interface paths {
    "/api/v1/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Throughput and percentiles of the time to a verdict over the last hours */
        get: operations["Activity_over"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/activity/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is judged where and what waits: the first 200, in the order of the queue */
        get: operations["Activity_now"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The chain that submissions and runs pass, in its order */
        get: operations["Admission_show"];
        /**
         * Change order, switches and settings of the chain
         * @description Counts from the next request on, at every web process. What will not do is refused as a whole.
         */
        put: operations["Admission_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admission/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed the chain, when, to what; newest first */
        get: operations["Admission_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The actions of admins, newest first */
        get: operations["Audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s accounts elsewhere that lead in here */
        get: operations["Oidc_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/identities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Unlink an account elsewhere */
        delete: operations["Oidc_unlink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who one is */
        get: operations["Auth_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one’s own display name and preferences */
        patch: operations["Auth_changeMe"];
        trace?: never;
    };
    "/api/v1/auth/oidc/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the provider sends the browser back to */
        get: operations["Oidc_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oidc/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to link an account at the provider with one’s own */
        post: operations["Oidc_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oidc/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Send the browser to the provider */
        get: operations["Oidc_start"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one’s password; all other sessions end */
        post: operations["Auth_changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password by an admin’s link; all sessions end and all tokens are revoked */
        post: operations["PasswordLinks_use"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make oneself an account, where that is allowed; sets the session cookie */
        post: operations["Registration_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether one is asked for a second factor */
        get: operations["SecondFactor_status"];
        put?: never;
        /** Begin: a new secret, which counts once it is confirmed with a code */
        post: operations["SecondFactor_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the new secret: from now on signing in asks for a code */
        post: operations["SecondFactor_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New recovery codes; the earlier ones are worth nothing from now on */
        post: operations["SecondFactor_renew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/second-factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the second factor away */
        post: operations["SecondFactor_remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The browsers one is signed in with */
        get: operations["Sessions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a session */
        delete: operations["Sessions_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with name and password; sets the session cookie */
        post: operations["Auth_signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session of this browser */
        post: operations["Auth_signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s API tokens */
        get: operations["ApiTokens_list"];
        put?: never;
        /** Make an API token; its secret is answered once */
        post: operations["ApiTokens_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API token */
        delete: operations["ApiTokens_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the sign-in page offers */
        get: operations["Registration_ways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether database, workers and queue are well */
        get: operations["Health_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process answers
         * @description Also at /health/live.
         */
        get: operations["Health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether requests are to be sent here
         * @description 503 while the database cannot be reached, and when the process is stopping. Also at /health/ready.
         */
        get: operations["Health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge0/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this server is */
        get: operations["Judge0_about"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge0/config_info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is enabled, and the limits */
        get: operations["Judge0_config"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge0/languages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Languages that a worker has, by Judge0’s numbers */
        get: operations["Judge0_languages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge0/languages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A language by its number */
        get: operations["Judge0_language"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge0/languages/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All languages */
        get: operations["Judge0_allLanguages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge0/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Judge0’s statuses */
        get: operations["Judge0_statuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge0/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a submission, as Judge0 does; `wait`, `base64_encoded`, `fields` */
        post: operations["Judge0_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge0/submissions/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A submission by its token */
        get: operations["Judge0_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/judge0/submissions/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Several submissions; null where there is none of yours */
        get: operations["Judge0_showBatch"];
        put?: never;
        /** Create several; answers a token or what is wrong for each */
        post: operations["Judge0_createBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/languages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Languages with the versions they are judged with */
        get: operations["Languages_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/libraries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The toolchain libraries of every machine that judges */
        get: operations["Libraries_list"];
        put?: never;
        /**
         * Build a library of today’s packages
         * @description It is switched to when every language in it judged "hello" right. Running judgings finish on theirs.
         */
        post: operations["Libraries_build"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/libraries/{digest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a library that is not in use and that no judgement needs */
        delete: operations["Libraries_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/libraries/{digest}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a library: "hello" in each of its languages; nothing is switched */
        post: operations["Libraries_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/libraries/{digest}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Switch to a library that is kept, if every language in it judges "hello" right */
        post: operations["Libraries_use"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/libraries/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was asked of the libraries, and how far it is; the latest first */
        get: operations["Libraries_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures for Prometheus
         * @description Of the web process, of all workers and of the queue, in the text format. Also at /metrics. For admins: give Prometheus a token of an admin with the scope `read`.
         */
        get: operations["Operations_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Problems by slug
         * @description Students see public problems only.
         */
        get: operations["Problems_list"];
        put?: never;
        /**
         * Import a problem package
         * @description The body is a zip in the format of Kattis/ICPC, Polygon, DMOJ, Hydro, FPS, QDUOJ or CMS, which is found out. A problem of that slug gets a new version, unless this very package is there.
         */
        post: operations["ProblemPackages_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A problem with its limits, samples and attachments */
        get: operations["Problems_show"];
        put?: never;
        post?: never;
        /** Remove a problem with its versions and all submissions to it */
        delete: operations["ProblemPackages_remove"];
        options?: never;
        head?: never;
        /** Publish, hide or tag a problem */
        patch: operations["Problems_change"];
        trace?: never;
    };
    "/api/v1/problems/{slug}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which files differ between two versions */
        get: operations["PackageEdits_compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change files or limits of the package: makes a new version
         * @description The whole package is checked as an upload would be; the versions before stay as they are.
         */
        post: operations["PackageEdits_edit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The current package in another format, as a zip
         * @description Refused where the other format has no way to say something that verdicts hang on.
         */
        get: operations["Exports_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/export/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What such an export keeps, changes and loses */
        get: operations["Exports_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/files/{kind}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of the statement, or an attachment */
        get: operations["Problems_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/package": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The current package as a zip */
        get: operations["Problems_package"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/samples/{ordinal}/{part}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A whole sample: `input` or `answer` */
        get: operations["Problems_sample"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The statement in one language, as HTML or as the address of a PDF */
        get: operations["Problems_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/statement-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How a statement of the package would look with another text; nothing is kept */
        post: operations["PackageEdits_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/statement/{language}.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A statement that is a PDF */
        get: operations["Problems_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The verifications of a problem’s versions, the latest first */
        get: operations["Verifications_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Judge every example submission of a problem’s version, by default the current one */
        post: operations["Verifications_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of the package, newest first */
        get: operations["Problems_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/versions/{ordinal}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files of a version’s package */
        get: operations["PackageEdits_files"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/versions/{ordinal}/files/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One file of a version’s package */
        get: operations["PackageEdits_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/problems/{slug}/versions/{ordinal}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have submissions judged on this version from now on
         * @description Any version that is ready, also an earlier one. Of a public problem it must be shown to be sound, or an overrideReason be given. Verdicts there are stay; only a version imported later takes its place by itself.
         */
        post: operations["Problems_choose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Jobs by lane */
        get: operations["Operations_lanes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejudgings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rejudgings, newest first */
        get: operations["Rejudgings_list"];
        put?: never;
        /**
         * Judge submissions again as a preview
         * @description Each submission with a verdict that matches all members given is judged on its problem’s current version, in the lane `rejudge`. The verdicts that count stay until the rejudging is applied.
         */
        post: operations["Rejudgings_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejudgings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A rejudging: how far it is, and how verdicts change */
        get: operations["Rejudgings_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejudgings/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the new judgements count
         * @description But those that ended as JE, and those of submissions judged again by other means meanwhile.
         */
        post: operations["Rejudgings_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejudgings/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave all verdicts as they are; what is not judged yet is called off */
        post: operations["Rejudgings_discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rejudgings/{id}/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The submissions of a rejudging, old verdict against new */
        get: operations["Rejudgings_submissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run code on an input of your own, without a problem */
        post: operations["CustomRuns_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CustomRuns_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens to it, as server-sent events, until it is finished
         * @description Each event is `custom-run` with the run as GET shows it; the last one has the result.
         */
        get: operations["CustomRuns_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Submissions, newest first
         * @description Students see their own.
         */
        get: operations["Submissions_list"];
        put?: never;
        /**
         * Hand in a program
         * @description Accepted once the submission and its job are stored.
         */
        post: operations["Submissions_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/submissions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A submission with its judgement and runs */
        get: operations["Submissions_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/submissions/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens to it, as server-sent events, until it is finished
         * @description First an event `submission` with the present state and its `runs`, then `submission` and `run` as over Socket.IO; the id of each is the revision. The stream ends with the event that has state `finished`.
         */
        get: operations["Submissions_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/submissions/{id}/judgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every judgement of a submission, newest first
         * @description Students see those that count or have counted.
         */
        get: operations["Judgements_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/submissions/{id}/rejudge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Judge again on the problem’s current version; earlier judgements are kept */
        post: operations["Submissions_rejudge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/submissions/{id}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the judgement once more and compare
         * @description On the same version of the problem and with the same toolchain library; what is recorded stays.
         */
        post: operations["Replays_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/submissions/{id}/replays/{replay}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a replay compares with what was recorded */
        get: operations["Replays_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/submissions/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Judge again what was set aside
         * @description In its own lane and on its own version of the problem; the judgement that failed is kept.
         */
        post: operations["SubmissionOperations_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/submissions/{id}/runs/{ordinal}/{part}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * `input` or `answer` of a test case
         * @description For whoever failed on it, where the package gives full feedback; for admins always.
         */
        get: operations["Submissions_testCaseFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/submissions/{id}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files as they were handed in */
        get: operations["Submissions_source"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/submissions/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why it is stuck
         * @description Stage by stage with times; queue position, lane, lease holder, and why workers do not judge.
         */
        get: operations["SubmissionOperations_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All accounts, oldest first */
        get: operations["Accounts_list"];
        put?: never;
        /** Make an account */
        post: operations["Accounts_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an account: name, role, password, disabled */
        patch: operations["Accounts_change"];
        trace?: never;
    };
    "/api/v1/users/{id}/password-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link by which the person sets a new password
         * @description It works once, for a day. An earlier link of that person is worth nothing from then on.
         */
        post: operations["AccountRecovery_makeLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take somebody’s second factor away, who lost it and the recovery codes */
        delete: operations["AccountRecovery_resetSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Judge every example submission of a package, sent as a zip and not kept */
        post: operations["Verifications_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A verification as far as it has come */
        get: operations["Verifications_show"];
        put?: never;
        post?: never;
        /** Forget a verification, and its package if that is not kept */
        delete: operations["Verifications_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All webhooks */
        get: operations["Webhooks_list"];
        put?: never;
        /** Have an address told of events; the secret that signs is answered once */
        post: operations["Webhooks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a webhook with its log */
        delete: operations["Webhooks_remove"];
        options?: never;
        head?: never;
        /** Change a webhook, or switch it off and on */
        patch: operations["Webhooks_change"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent, or is to be, with every attempt; newest first */
        get: operations["Webhooks_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/deliveries/{delivery}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a delivery again that is delivered or given up */
        post: operations["Webhooks_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a `ping` to it */
        post: operations["Webhooks_ping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Judge processes, their guards, warm containers and toolchain libraries */
        get: operations["Operations_workers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccountChangesBody: {
            displayName?: string;
            /** @description true ends all sessions; tokens rest until it is false again */
            isDisabled?: boolean;
            /**
             * Format: password
             * @description Ends all sessions and revokes all tokens
             */
            password?: string;
            role?: components["schemas"]["Role"];
        };
        AccountDto: {
            /** Format: date-time */
            createdAt: string;
            displayName: string;
            /** @description Signing in asks for a code, too */
            hasSecondFactor: boolean;
            id: number;
            isDisabled: boolean;
            role: components["schemas"]["Role"];
            username: string;
        };
        ActivityDto: {
            /** @description Without gaps, oldest first; the last one is going on */
            parts: components["schemas"]["ActivityPartDto"][];
            /** @description Length of each part */
            partSeconds: number;
        };
        ActivityPartDto: {
            /** @description Of them, those that ended as our own fault (JE) */
            failedCount: number;
            /** @description Judgements that ended in it, those of example submissions included */
            judgedCount: number;
            /** Format: date-time */
            startedAt: string;
            /** @description Seconds from handing in to the verdict; people’s submissions only; null: none */
            verdictSeconds: components["schemas"]["PercentilesDto"] | null;
            /** @description Seconds from handing in to the start of judging; people’s submissions only; null: none */
            waitSeconds: components["schemas"]["PercentilesDto"] | null;
        };
        AdmissionChangeDto: {
            /** Format: date-time */
            changedAt: string | null;
            /** @description User name of the admin */
            changedBy: string | null;
            handlers: components["schemas"]["RecordedHandlerDto"][];
            /** @description 0: nobody has changed anything */
            revision: number;
        };
        AdmissionDto: {
            /** Format: date-time */
            changedAt: string | null;
            /** @description User name of the admin */
            changedBy: string | null;
            handlers: components["schemas"]["AdmissionHandlerDto"][];
            /** @description 0: nobody has changed anything */
            revision: number;
        };
        AdmissionHandlerDto: {
            after: components["schemas"]["AdmissionHandlerId"][];
            /** @description Whether it may be switched off */
            canBeOff: boolean;
            /** @description The settings as they are when nobody has changed them */
            defaults: {
                [key: string]: unknown;
            };
            id: components["schemas"]["AdmissionHandlerId"];
            isEnabled: boolean;
            settings: {
                [key: string]: unknown;
            };
            summary: string;
        };
        /** @enum {string} */
        AdmissionHandlerId: "authentication" | "window" | "quota" | "program" | "duplicate" | "lane";
        AdmissionPolicyBody: {
            /** @description Every handler once, in the order wanted */
            handlers: components["schemas"]["HandlerPolicyBody"][];
            /** @description The revision that was read: a change made meanwhile is then a conflict */
            revision?: number;
        };
        ApiTokenDto: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            id: number;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastUsedAt: string | null;
            name: string;
            /**
             * @description The first characters of the secret
             * @example dkt_Ab3dE6gH
             */
            prefix: string;
            scopes: components["schemas"]["TokenScope"][];
        };
        AttachmentDto: {
            name: string;
            sizeBytes: number;
            url: string;
        };
        /** @enum {string} */
        AuditAction: "account-created" | "account-changed" | "admin-ensured" | "problem-imported" | "problem-changed" | "problem-edited" | "problem-removed" | "problem-version-chosen" | "verification-started" | "verification-removed" | "submission-rejudged" | "admission-changed" | "webhook-created" | "webhook-changed" | "webhook-removed" | "rejudging-started" | "rejudging-applied" | "rejudging-discarded" | "backup-made" | "backup-restored" | "library-build" | "library-use" | "library-test" | "library-remove" | "password-link-made" | "second-factor-reset" | "request";
        AuditEntryDto: {
            /** @description One of `AuditAction` */
            action: string;
            /** Format: date-time */
            at: string;
            details: {
                [key: string]: unknown;
            };
            id: number;
            ipAddress: string;
            /** @description As in the answer’s `X-Request-Id` and in the logs */
            requestId: string;
            subjectId: string;
            /** @description One of `AuditSubject` */
            subjectKind: string;
            /** @description Of an account: its user name at present */
            subjectName: string | null;
            /** @description null: at the machine’s own command line */
            userId: number | null;
            /** @description As it was then */
            username: string;
            /** @description `session`, `token <id>` or `command-line` */
            via: string;
        };
        /** @enum {string} */
        AuditSubject: "account" | "problem" | "verification" | "submission" | "admission" | "rejudging" | "webhook" | "installation" | "library" | "route";
        CheckCountsDto: {
            /** @description Inputs broken on purpose, which they are to reject */
            brokenInputs: number;
            /** @description Inputs that went through the input validators */
            inputs: number;
            /** @description Answers and outputs that went through the output validator */
            outputs: number;
            /** @description Submissions judged a second time */
            repeated: number;
        };
        CodeBody: {
            /** @description Six digits of the authenticator app */
            code: string;
        };
        ComparedJudgementDto: {
            /** @description The version of the problem */
            problemVersion: number | null;
            score: number | null;
            verdict: components["schemas"]["Verdict"] | null;
        };
        ComparedSubmissionDto: {
            after: components["schemas"]["ComparedJudgementDto"];
            before: components["schemas"]["ComparedJudgementDto"];
            id: number;
            /** @description The new judgement counts */
            isApplied: boolean;
            isChanged: boolean;
            /** @description Judged again by other means meanwhile */
            isOvertaken: boolean;
            language: string;
            /** @description Slug */
            problem: string | null;
            /** @description Of the new judgement */
            state: components["schemas"]["SubmissionState"];
            username: string;
        };
        CompileFiguresDto: {
            cpuTimeUs: number;
            /** @description It was compiled before; then there are no figures */
            isCached: boolean;
            memoryPeakBytes: number;
            wallTimeUs: number;
        };
        ConversionDto: {
            conversion: components["schemas"]["ConversionEntryDto"][];
            /** @enum {string} */
            format: "2025-09" | "legacy" | "fps" | "polygon";
        };
        ConversionEntryDto: {
            /** @description What became of it */
            detail: string;
            /** @enum {string} */
            outcome: "kept" | "changed" | "lost";
            /** @description The thing, in few words */
            what: string;
        };
        CurrentPasswordBody: {
            /** Format: password */
            currentPassword: string;
        };
        CustomRunDto: {
            /** Format: date-time */
            createdAt: string;
            id: number;
            language: string;
            /** @description null until finished */
            result: components["schemas"]["CustomRunResultDto"] | null;
            state: components["schemas"]["SubmissionState"];
        };
        CustomRunLimitsBody: {
            /** @default 536870912 */
            memoryLimitBytes: number;
            /** @default 1048576 */
            outputLimitBytes: number;
            /**
             * @description CPU time
             * @default 10000
             */
            timeLimitMs: number;
        };
        CustomRunResultDto: {
            compilerOutput: string | null;
            /** @description null: it did not come to run */
            evidence: components["schemas"]["EvidenceDto"] | null;
            /** @description The same as a code with values; null where the evidence tells it */
            explanation: components["schemas"]["ExplanationDto"] | null;
            /** @description There was more than is shown */
            isStdoutCut: boolean;
            reason: string;
            /** @description The end of it */
            stderr: string;
            stdout: string;
            /** @description null: ended by itself with exit code 0 */
            verdict: components["schemas"]["Verdict"] | null;
        };
        /** @enum {string} */
        DeliveryState: "waiting" | "delivered" | "failed";
        EnrolmentDto: {
            /** @description The same as a picture: an SVG as a data address */
            qrCode: string;
            /** @description Base32, for typing in */
            secret: string;
            /** @description `otpauth://totp/…` */
            uri: string;
        };
        /** @enum {string} */
        ErrorCode: "validation-failed" | "malformed-request" | "not-signed-in" | "wrong-credentials" | "second-factor-needed" | "wrong-code" | "registration-closed" | "account-disabled" | "forbidden" | "token-scope" | "bad-origin" | "submissions-closed" | "not-found" | "conflict" | "duplicate-submission" | "payload-too-large" | "unknown-language" | "package-invalid" | "too-many-requests" | "quota-exceeded" | "unavailable" | "queue-full" | "internal-error";
        EvidenceDto: {
            /** @description The whole container's, never reset between its test cases */
            cgroupMemoryPeakBytes: number;
            cpuTimeLimitMs: number;
            cpuTimeUs: number;
            exitCode: number | null;
            forbiddenCalls: components["schemas"]["ForbiddenCallDto"][];
            limitFired: components["schemas"]["ExecutionLimit"] | null;
            memoryLimitBytes: number;
            memoryPeakBytes: number;
            /** @description Kernel OOM kills in the container's cgroup */
            oomKills: number;
            outputBytes: number;
            outputLimitBytes: number;
            /** @description The one among them, from 0, that failed; left out: none did by itself */
            process?: number;
            /** @description Where a submission is run as several processes: each of them; the figures above are of all */
            processes?: components["schemas"]["ProcessEvidenceDto"][];
            /** @description New processes refused because of the pids limit */
            processLimitHits: number;
            /** @description Where it was repeated for being near the time limit: the CPU times of all runs, in microseconds */
            repeatedCpuTimesUs: number[];
            signal: number | null;
            wallTimeLimitMs: number;
            wallTimeUs: number;
        };
        /** @enum {string} */
        ExecutionLimit: "cpu-time" | "wall-time" | "memory" | "output" | "processes" | "file-size";
        /** @enum {string} */
        ExplanationCode: "output-token" | "output-token-expected" | "output-number" | "output-number-expected" | "output-no-number" | "output-missing" | "output-missing-expected" | "output-extra" | "output-whitespace" | "output-not-accepted" | "output-not-given" | "output-no-file" | "memory-runtime" | "compile-no-start" | "compile-time" | "compile-memory" | "compile-limit" | "compile-call" | "compile-signal" | "compile-exit" | "compile-nothing" | "compile-no-file" | "judging-lost" | "judging-failed" | "version-no-accepted" | "version-surprises" | "version-no-test-data" | "worker-starting" | "worker-stopping" | "worker-gone" | "worker-no-engine" | "worker-no-containers" | "worker-host-fails" | "worker-no-database" | "worker-guards" | "way-set-aside" | "way-set-aside-silently" | "way-retry-it" | "way-finished" | "way-no-job" | "way-worker-lost" | "way-worker-silent" | "way-compiling" | "way-running" | "way-last-error" | "way-no-worker" | "way-no-able-worker" | "way-later" | "way-next" | "way-behind" | "doctor-system" | "doctor-cores" | "doctor-memory" | "doctor-swap-none" | "doctor-data" | "doctor-engine" | "doctor-library" | "doctor-system-other" | "doctor-cores-one" | "doctor-memory-little" | "doctor-swap-used" | "doctor-data-little" | "doctor-data-unwritable" | "doctor-engine-away" | "doctor-library-none";
        ExplanationDto: {
            code: components["schemas"]["ExplanationCode"];
            /** @description What the words are made of, by name */
            values: {
                [key: string]: string | number;
            };
        };
        FieldErrorDto: {
            /**
             * @description Path of the field, or of the file in a package
             * @example password
             */
            field: string;
            /** @description Of a package that is refused: what the message says */
            finding?: components["schemas"]["FindingDto"];
            /** @description What is wrong with it and what to send instead */
            message: string;
        };
        FileChangeBody: {
            /**
             * Format: byte
             * @description The whole new content of a file that is no text
             */
            base64?: string;
            isRemoved?: boolean;
            path: string;
            /** @description The whole new content */
            text?: string;
        };
        FileComparisonDto: {
            afterBytes: number | null;
            beforeBytes: number | null;
            /** @enum {string} */
            change: "added" | "removed" | "changed";
            path: string;
        };
        FileNamesDto: {
            /**
             * @description null: standard input
             * @example sum.in
             */
            input: string | null;
            /**
             * @description null: standard output
             * @example sum.out
             */
            output: string | null;
        };
        FindingDto: {
            /** @description Path inside the package; empty for the package as a whole */
            file: string;
            line?: number;
            message: string;
            /** @description What to do about it */
            remedy: string;
            severity: components["schemas"]["FindingSeverity"];
        };
        /** @enum {string} */
        FindingSeverity: "error" | "warning" | "info";
        ForbiddenCallDto: {
            count: number;
            /** @example ptrace */
            name: string;
        };
        GroupScoreDto: {
            /**
             * @description Empty for all test data together
             * @example secret/group1
             */
            path: string;
            score: number | null;
            /** @description null where it was not run */
            verdict: components["schemas"]["Verdict"] | null;
        };
        HandlerPolicyBody: {
            id: components["schemas"]["AdmissionHandlerId"];
            /** @description Left out: as it is */
            isEnabled?: boolean;
            /** @description Members left out stay as they are */
            settings?: {
                [key: string]: unknown;
            };
        };
        HealthDto: {
            /** @enum {string} */
            database: "reachable" | "unreachable";
            queue: components["schemas"]["LaneHealthDto"][];
            /**
             * @description `degraded`: requests are served, but no worker can judge. `down`: the database cannot be reached
             * @enum {string}
             */
            status: "ok" | "degraded" | "down";
            workers: components["schemas"]["WorkerHealthDto"][];
        };
        IdentityDto: {
            /** Format: date-time */
            createdAt: string;
            id: number;
            issuer: string;
            /** @description How the provider calls the person */
            label: string;
        };
        ImportedDto: {
            /** @description What was kept, changed and lost of another format; empty for Kattis packages */
            conversion: components["schemas"]["ConversionEntryDto"][];
            /** @description Whether submissions are judged on it. If not, it comes into use once it is prepared (`version.state`) and, where the problem is public, verified: see `/problems/{slug}/versions` */
            isCurrent: boolean;
            /** @description false: this very package was imported before */
            isNew: boolean;
            /** @description Warnings and remarks */
            report: components["schemas"]["FindingDto"][];
            slug: string;
            /** @description The verification that was started */
            verificationId: number | null;
            version: components["schemas"]["ProblemVersionDto"];
        };
        IssuedTokenDto: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            id: number;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastUsedAt: string | null;
            name: string;
            /**
             * @description The first characters of the secret
             * @example dkt_Ab3dE6gH
             */
            prefix: string;
            scopes: components["schemas"]["TokenScope"][];
            /** @description The secret itself; it cannot be shown again */
            token: string;
        };
        JobDto: {
            /** @description Leases that count, the present one included */
            attempts: number;
            /**
             * Format: date-time
             * @description Not claimed before
             */
            availableAt: string;
            /** @description null: it does not wait, or no worker can judge */
            expectedWaitSeconds: number | null;
            lane: components["schemas"]["Lane"];
            /** @description Why the last try ended early */
            lastError: string | null;
            /** Format: date-time */
            leaseEndsAt: string | null;
            /** @description Who has the lease */
            leaseHolder: components["schemas"]["WorkerHealthDto"] | null;
            /** @description Workers that were lost while they had it */
            losses: components["schemas"]["LostLeaseDto"][];
            /** @description Jobs served before this one; null unless it waits */
            position: number | null;
            /** @enum {string} */
            state: "waiting" | "leased" | "set-aside";
        };
        JudgementDto: {
            /** @description What the compiler said, errors and warnings */
            compilerOutput: string | null;
            evidence: components["schemas"]["JudgementEvidenceDto"];
            /** @description The same as a code with values, where no run tells it */
            explanation: components["schemas"]["ExplanationDto"] | null;
            /** Format: date-time */
            finishedAt: string | null;
            /** @description Scoring problems: its test data groups, in order */
            groups: components["schemas"]["GroupScoreDto"][];
            id: number;
            /** @description The toolchain library it was judged with */
            libraryDigest: string | null;
            /** @description For its language */
            memoryLimitBytes: number;
            /** @description From 1; each rejudge adds one */
            ordinal: number;
            /** @description The version of the problem it was judged on */
            problemVersion: number;
            reason: string | null;
            /** Format: date-time */
            startedAt: string | null;
            state: components["schemas"]["SubmissionState"];
            testCaseCount: number | null;
            /** @description For its language, in milliseconds; 0 while it is being derived */
            timeLimitMs: number;
            verdict: components["schemas"]["Verdict"] | null;
        };
        JudgementEvidenceDto: {
            cgroupVersion?: number;
            compile?: components["schemas"]["CompileFiguresDto"];
            /** @description The Docker Engine's */
            engineVersion?: string;
            /** @description Admins: what went wrong on our side */
            error?: string;
            kernel?: string;
            /** @description Names the runner by its digest, and the library's */
            sandboxImage?: string;
            /** @description Names the system call policies by their digest */
            seccompDigest?: string;
        };
        /** @enum {string} */
        Lane: "contest" | "practice" | "run" | "verify" | "rejudge";
        LaneHealthDto: {
            lane: components["schemas"]["Lane"];
            /** @description Being judged */
            leased: number;
            /** @description Age of the job that has waited longest */
            oldestWaitingSeconds: number;
            /** @description Given up after they ended their worker again and again */
            setAside: number;
            waiting: number;
        };
        LanguageDto: {
            /** @description A worker that is there has it in its toolchain library */
            available: boolean;
            /**
             * @example [
             *       ".cpp",
             *       ".cc"
             *     ]
             */
            extensions: string[];
            /** @example cpp */
            id: string;
            /** @example C++ */
            name: string;
            /** @example main.cpp */
            sourceName: string;
            /**
             * @description null while no worker has it
             * @example GCC 14.2.0
             */
            version: string | null;
        };
        LanguageLimitsDto: {
            /** @example python */
            language: string;
            /** @example 1 */
            memoryFactor: number;
            memoryLimitBytes: number;
            /**
             * @description So many times the problem’s, that of single test cases too
             * @example 2
             */
            timeFactor: number;
            /** @description null: still to be derived */
            timeLimitMs: number | null;
        };
        LibraryBuildBody: {
            /** @description The machine; left out: every machine with a worker */
            host?: string;
            /**
             * @description Language ids, `default` or `all`; left out: those of the library in use
             * @example [
             *       "default",
             *       "haskell"
             *     ]
             */
            languages?: string[];
        };
        LibraryDto: {
            /** Format: date-time */
            builtAt: string;
            /** @example c9711821786217e7 */
            digest: string;
            /** @example worker-1 */
            host: string;
            /** @description New judgings on this machine take it */
            isInUse: boolean;
            /** @description Judgements made with it: while there are any, it is kept */
            judgements: number;
            /** @description Versions by language id */
            languages: {
                [key: string]: string;
            };
            /** @description The latest try; null: never tried */
            selfTest: components["schemas"]["LibrarySelfTestDto"] | null;
        };
        LibrarySelfTestDto: {
            /** @description By language id: null where "hello" was judged right, else what went wrong */
            results: {
                [key: string]: string | null;
            };
            /** Format: date-time */
            testedAt: string;
        };
        LibraryTaskDto: {
            /** @enum {string} */
            action: "build" | "use" | "test" | "remove";
            /** Format: date-time */
            createdAt: string;
            digest: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            host: string;
            id: number;
            languages: string[];
            /** @description Where it is, or why it failed */
            message: string;
            /** @enum {string} */
            state: "queued" | "running" | "done" | "failed";
        };
        LibraryTestBody: {
            /** @description The machine; left out: every machine with a worker */
            host?: string;
        };
        LibraryUseBody: {
            /** @description The machine; left out: every machine with a worker */
            host?: string;
        };
        LimitChangesBody: {
            memoryMiB?: number;
            outputMiB?: number;
            /** @description null: derived from the jury’s submissions */
            timeLimitMs?: number | null;
        };
        ListedVerificationDto: {
            /** Format: date-time */
            createdAt: string;
            id: number;
            /** @description null until it is finished */
            isAsExpected: boolean | null;
            /** @enum {string} */
            state: "running" | "finished";
            /** @description The version, counted from 1 within the problem */
            versionOrdinal: number;
        };
        LostLeaseDto: {
            /** Format: date-time */
            leasedAt: string | null;
            /** Format: date-time */
            lostAt: string;
            /** @enum {string} */
            reason: "worker-gone" | "lease-ended";
            workerId: string;
        };
        MeChangesBody: {
            displayName?: string;
            /** @description Added to the preferences kept; a member that is null is removed */
            preferences?: {
                [key: string]: unknown;
            };
        };
        MeDto: {
            displayName: string;
            id: number;
            preferences: {
                [key: string]: unknown;
            };
            role: components["schemas"]["Role"];
            username: string;
        };
        NewAccountBody: {
            /** @default  */
            displayName: string;
            /**
             * Format: password
             * @description Left out: one is made up and answered once
             */
            password?: string;
            role: components["schemas"]["Role"];
            username: string;
        };
        NewAccountDto: {
            /** Format: date-time */
            createdAt: string;
            displayName: string;
            /** @description Signing in asks for a code, too */
            hasSecondFactor: boolean;
            id: number;
            isDisabled: boolean;
            /** @description The password that was made up; it cannot be shown again */
            password?: string;
            role: components["schemas"]["Role"];
            username: string;
        };
        NewCustomRunBody: {
            /** @description In the working directory, while it is compiled and while it runs; names may have folders in them */
            additionalFiles?: components["schemas"]["SourceFileDto"][];
            /** @description Arguments of the program */
            args?: string[];
            /**
             * @description More options for the compiler, of languages that have one that takes them
             * @example [
             *       "-O3",
             *       "-DDEBUG"
             *     ]
             */
            compilerOptions?: string[];
            /** @description Main file or class, where it cannot be told from the files */
            entryPoint?: string;
            files?: components["schemas"]["SourceFileDto"][];
            /**
             * @description Standard input
             * @default
             */
            input: string;
            /** @description File beside the program that has the input; standard input is empty then */
            inputFile?: string;
            /** @description Id of the language; told from the file names when left out */
            language?: string;
            limits?: components["schemas"]["CustomRunLimitsBody"];
            /** @description File beside the program whose content is shown as `stdout` */
            outputFile?: string;
            /** @description Standard error is part of `stdout` then; left out: it is not */
            redirectStderrToStdout?: boolean;
            /** @description The program text, if it is a single file */
            source?: string;
        };
        NewSubmissionBody: {
            /** @description Main file or class, where it cannot be told from the files */
            entryPoint?: string;
            files?: components["schemas"]["SourceFileDto"][];
            /** @description Id of the language; told from the file names when left out */
            language?: string;
            /**
             * @description Slug of the problem
             * @example sum-of-two
             */
            problem: string;
            /** @description The program text, if it is a single file */
            source?: string;
        };
        NewTokenBody: {
            /** @description Left out: until it is revoked */
            expiresInDays?: number;
            /** @description What it is for */
            name: string;
            scopes: components["schemas"]["TokenScope"][];
        };
        NewWebhookBody: {
            events: components["schemas"]["WebhookEvent"][];
            /** @default true */
            isEnabled: boolean;
            /** @description What it is for */
            name: string;
            /**
             * @description http or https
             * @example https://ci.example.org/docket
             */
            url: string;
        };
        NewWebhookDto: {
            /** Format: date-time */
            createdAt: string;
            events: components["schemas"]["WebhookEvent"][];
            id: number;
            /** @description Also false once the receiver answered 410 Gone */
            isEnabled: boolean;
            name: string;
            /**
             * @description Signs deliveries; it cannot be shown again
             * @example whsec_…
             */
            secret: string;
            url: string;
        };
        OverrideBody: {
            /** @description Lets students be judged on a version that was not shown to be sound; recorded with who and when */
            overrideReason?: string;
        };
        PackageEditBody: {
            /** @description Number of the version that the changes were made to, the newest */
            baseVersion: number;
            files?: components["schemas"]["FileChangeBody"][];
            /** @description Written into problem.yaml */
            limits?: components["schemas"]["LimitChangesBody"];
        };
        PackageFileDto: {
            /** @example data/secret/01.in */
            path: string;
            /** @description Hex, of the content */
            sha256: string;
            sizeBytes: number;
        };
        PasswordBody: {
            /** Format: password */
            currentPassword: string;
            /** Format: password */
            newPassword: string;
        };
        PasswordLinkDto: {
            /** Format: date-time */
            expiresAt: string;
            /**
             * Format: uri
             * @description To be handed over; it works once, and is not shown again
             */
            url: string;
        };
        PastJudgementDto: {
            cpuTimeUs: number | null;
            /** Format: date-time */
            finishedAt: string | null;
            id: number;
            /** @description It is the one that counts */
            isCurrent: boolean;
            /** @description Admins: of a rejudging that is not applied; it never counted */
            isPreview: boolean;
            memoryPeakBytes: number | null;
            ordinal: number;
            /** @description The version of the problem it was judged on */
            problemVersion: number;
            reason: string | null;
            /** @description The rejudging that made it */
            rejudging: number | null;
            score: number | null;
            state: components["schemas"]["SubmissionState"];
            verdict: components["schemas"]["Verdict"] | null;
        };
        PercentilesDto: {
            p50: number;
            p95: number;
            p99: number;
        };
        PreviewBody: {
            /** @example statement/problem.en.md */
            path: string;
            text: string;
        };
        PreviewDto: {
            /** @description Sanitised; null: it cannot be shown, see the report */
            html: string | null;
            report: components["schemas"]["FindingDto"][];
        };
        ProbeDto: {
            /** @enum {string} */
            status: "ok" | "down";
        };
        ProblemChangesBody: {
            difficulty?: number | null;
            /** @description Lets students be judged on a version that was not shown to be sound; recorded with who and when */
            overrideReason?: string;
            tags?: string[];
            /** @enum {string} */
            visibility?: "public" | "hidden";
        };
        ProblemDetailsDto: {
            code: components["schemas"]["ErrorCode"];
            detail: string;
            errors?: components["schemas"]["FieldErrorDto"][];
            /** @description urn:docket:request:<id>; the id is in the log and in X-Request-Id */
            instance?: string;
            status: number;
            title: string;
            /** @example urn:docket:error:validation-failed */
            type: string;
        };
        ProblemDto: {
            /** @description Submit-answer problems that take one text with all answers: what it is before it is filled in */
            answerSheet: string | null;
            attachments: components["schemas"]["AttachmentDto"][];
            /** @description Names of the authors */
            authors: string[];
            difficulty: number | null;
            /** @description Files beside the program that it reads and writes; null: standard input and output */
            fileNames: components["schemas"]["FileNamesDto"] | null;
            /** @description Language ids that may be used; null: all */
            languages: string[] | null;
            license: string;
            limits: components["schemas"]["ProblemLimitsDto"];
            memoryLimitBytes: number;
            /**
             * @description Your best submission; null: none
             * @enum {string|null}
             */
            mySolved: "solved" | "tried" | null;
            /** @description In English where there is one, else in the first language */
            name: string;
            /**
             * @example {
             *       "en": "Hello World!"
             *     }
             */
            names: {
                [key: string]: string;
            };
            samples: components["schemas"]["SampleDto"][];
            /** @example hello-world */
            slug: string;
            source: components["schemas"]["ProblemSourceDto"][];
            /**
             * @description Languages the statement is there in
             * @example [
             *       "en",
             *       "sv"
             *     ]
             */
            statementLanguages: string[];
            tags: string[];
            testCaseCount: number;
            /** @description CPU time of one test case; null: still to be derived */
            timeLimitMs: number | null;
            types: ("pass-fail" | "scoring" | "multi-pass" | "interactive" | "submit-answer")[];
            version: components["schemas"]["ProblemVersionDto"];
            /** @enum {string} */
            versionState: "calibrating" | "ready" | "failed";
            /** @enum {string} */
            visibility: "public" | "hidden";
        };
        ProblemLimitsDto: {
            /** @description Languages in which other limits hold */
            byLanguage: components["schemas"]["LanguageLimitsDto"][];
            codeLimitBytes: number;
            /** @description Of the test case with the least memory; null: all have the same */
            leastMemoryLimitBytes: number | null;
            /** @description Of the test case with the least time; null: all have the same */
            leastTimeLimitMs: number | null;
            memoryLimitBytes: number;
            outputLimitBytes: number;
            /** @description Of one submission, at once; null: one */
            processes: components["schemas"]["ProcessesDto"] | null;
            timeLimitMs: number | null;
            /** @enum {string} */
            timeLimitSource: "package" | "derived";
        };
        ProblemSourceDto: {
            name: string;
            url: string | null;
        };
        ProblemSummaryDto: {
            difficulty: number | null;
            memoryLimitBytes: number;
            /**
             * @description Your best submission; null: none
             * @enum {string|null}
             */
            mySolved: "solved" | "tried" | null;
            /** @description In English where there is one, else in the first language */
            name: string;
            /**
             * @example {
             *       "en": "Hello World!"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /** @example hello-world */
            slug: string;
            tags: string[];
            /** @description CPU time of one test case; null: still to be derived */
            timeLimitMs: number | null;
            types: ("pass-fail" | "scoring" | "multi-pass" | "interactive" | "submit-answer")[];
            /** @enum {string} */
            versionState: "calibrating" | "ready" | "failed";
            /** @enum {string} */
            visibility: "public" | "hidden";
        };
        ProblemVersionDetailDto: {
            /** @description What was kept, changed and lost of another format; empty for Kattis packages */
            conversion: components["schemas"]["ConversionEntryDto"][];
            /** Format: date-time */
            createdAt: string;
            /** @enum {string} */
            format: "legacy" | "legacy-icpc" | "2023-07" | "2025-09" | "polygon" | "dmoj" | "hydro" | "fps" | "qduoj" | "cms";
            id: number;
            /** @description User name of who imported it */
            importedBy: string | null;
            /** @description Submissions are judged on it */
            isCurrent: boolean;
            memoryLimitBytes: number;
            /** @description From 1, within the problem */
            ordinal: number;
            /** @description sha-256 over the content of the package */
            packageDigest: string;
            /** @description Published without being sound */
            publishOverride: components["schemas"]["PublishOverrideDto"] | null;
            report: components["schemas"]["FindingDto"][];
            /**
             * @description What its verification has shown
             * @enum {string}
             */
            soundness: "unchecked" | "checking" | "sound" | "unsound";
            /** @enum {string} */
            state: "calibrating" | "ready" | "failed";
            /** @description The same as a code with values */
            stateExplanation: components["schemas"]["ExplanationDto"] | null;
            /** @description Why it cannot be judged; for admins */
            stateReason: string | null;
            timeLimitMs: number | null;
            /** @enum {string} */
            timeLimitSource: "package" | "derived";
        };
        ProblemVersionDto: {
            id: number;
            /** @description From 1, within the problem */
            ordinal: number;
            /** @enum {string} */
            state: "calibrating" | "ready" | "failed";
            /** @description The same as a code with values */
            stateExplanation: components["schemas"]["ExplanationDto"] | null;
            /** @description Why it cannot be judged; for admins */
            stateReason: string | null;
        };
        ProcessesDto: {
            count: number;
            /**
             * @description Whether it is for all of them together or for each
             * @enum {string}
             */
            timeLimit: "total" | "each";
        };
        ProcessEvidenceDto: {
            cpuTimeUs: number;
            exitCode: number | null;
            /** @description The judge ended it: another process, or the validator, had decided */
            isStopped: boolean;
            limitFired: components["schemas"]["ExecutionLimit"] | null;
            memoryPeakBytes: number;
            /** @description Kernel OOM kills in the container's cgroup */
            oomKills: number;
            signal: number | null;
            wallTimeUs: number;
        };
        ProviderDto: {
            /** @description As the sign-in page calls it */
            name: string;
        };
        PublishOverrideDto: {
            /** Format: date-time */
            at: string;
            reason: string;
            username: string;
        };
        RecordedHandlerDto: {
            id: components["schemas"]["AdmissionHandlerId"];
            isEnabled: boolean;
            settings: {
                [key: string]: unknown;
            };
        };
        RecoveryCodesDto: {
            /** @description Each works once; they cannot be shown again */
            recoveryCodes: string[];
        };
        RedirectDto: {
            /**
             * Format: uri
             * @description Where to send the browser
             */
            url: string;
        };
        RegistrationBody: {
            /** @default  */
            displayName: string;
            /** Format: password */
            password: string;
            username: string;
        };
        RejudgingBody: {
            /** @description Id of a language */
            language?: string;
            /** @description Slug of a problem */
            problem?: string;
            /**
             * Format: date-time
             * @description Handed in from then on
             */
            since?: string;
            submissions?: number[];
            /**
             * Format: date-time
             * @description Handed in before then
             */
            until?: string;
            /** @description User name, whatever its case */
            user?: string;
            /** @description That counts now */
            verdict?: components["schemas"]["Verdict"];
        };
        RejudgingDto: {
            /** @description New judgements that count */
            applied: number;
            /** @description Verdict or score differs */
            changed: number;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Applied or discarded
             */
            decidedAt: string | null;
            filter: components["schemas"]["RejudgingBody"];
            id: number;
            judged: number;
            /** @description New judgements that ended as JE: these are never applied */
            judgingErrors: number;
            /** @description Matched the filter, but had no verdict yet when it began */
            leftOut: number;
            /** @description Judged again by other means meanwhile: these are left alone */
            overtaken: number;
            /** @description `judging` until all is judged; `ready` to be applied or discarded */
            state: components["schemas"]["RejudgingState"];
            /** @description Submissions */
            total: number;
            /** @description Old verdict to new, the most frequent first */
            transitions: components["schemas"]["TransitionDto"][];
            /** @description Who began it */
            username: string;
        };
        /**
         * @description `judging` until all is judged; `ready` to be applied or discarded
         * @enum {string}
         */
        RejudgingState: "judging" | "ready" | "applied" | "discarded";
        ReplayDto: {
            /** @description Of the judgement made for it */
            id: number;
            /** @description Verdict, score and every test case’s verdict are what was recorded; null until finished */
            isSame: boolean | null;
            /** @description The toolchain library of both */
            libraryDigest: string;
            /** @description The version of the problem of both */
            problemVersion: number;
            recorded: components["schemas"]["ReplaySideDto"];
            replayed: components["schemas"]["ReplaySideDto"];
            state: components["schemas"]["SubmissionState"];
            submission: number;
            testCases: components["schemas"]["ReplayedTestCaseDto"][];
        };
        ReplayedRunDto: {
            cpuTimeUs: number;
            memoryPeakBytes: number;
            verdict: components["schemas"]["Verdict"];
        };
        ReplayedTestCaseDto: {
            /** @description null: it was not run then */
            recorded: components["schemas"]["ReplayedRunDto"] | null;
            /** @description null: it has not been run */
            replayed: components["schemas"]["ReplayedRunDto"] | null;
            testCaseName: string;
        };
        ReplaySideDto: {
            cpuTimeUs: number | null;
            evidence: components["schemas"]["JudgementEvidenceDto"];
            memoryPeakBytes: number | null;
            reason: string | null;
            score: number | null;
            verdict: components["schemas"]["Verdict"] | null;
        };
        /** @enum {string} */
        Role: "admin" | "student";
        RunDto: {
            cpuTimeUs: number;
            /** @description The facts the verdict was drawn from */
            evidence: components["schemas"]["EvidenceDto"];
            /** @description The same as a code with values; null where the evidence tells it */
            explanation: components["schemas"]["ExplanationDto"] | null;
            /** @description The package's hint for whoever failed on it, where it may be shown */
            hint: string | null;
            isSample: boolean;
            /** @description For the jury, and for samples */
            judgeFeedback: string | null;
            memoryPeakBytes: number;
            /** @description The test case's place in the order of judging, from 1 */
            ordinal: number;
            /** @description The first KiBs of the output; samples and jury only */
            outputHead: string | null;
            /** @description Why this verdict, in words */
            reason: string;
            /** @description Scoring problems only */
            score: number | null;
            /** @description What may be had of the test case, below `runs/{ordinal}/`: full feedback for whoever failed on it */
            shared: ("input" | "answer")[];
            /** @description The end of standard error; samples and jury only */
            stderrTail: string | null;
            /** @description Samples of interactive problems; bounded */
            talk: components["schemas"]["TalkPartDto"][] | null;
            /** @description The output validator's message to the author */
            teamFeedback: string | null;
            /** @example secret/03-large */
            testCaseName: string;
            verdict: components["schemas"]["Verdict"];
            wallTimeUs: number;
        };
        SampleDto: {
            answer: string;
            input: string;
            /** @description Shown instead: lines `<` from the judge, `>` to it */
            interaction: string | null;
            /** @description Only the beginning is shown */
            isAnswerCut: boolean;
            /** @description Only the beginning is shown */
            isInputCut: boolean;
            /** @example sample/1 */
            name: string;
            /** @description From 1; names the sample for download */
            ordinal: number;
        };
        SecondFactorDto: {
            isEnabled: boolean;
            recoveryCodesLeft: number;
        };
        SessionDto: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            ipAddress: string;
            /** @description Whether it is the session of this very request */
            isCurrent: boolean;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastSeenAt: string;
            userAgent: string;
        };
        SignedInDto: {
            user: components["schemas"]["MeDto"];
        };
        SignInBody: {
            /** @description Where a second factor is asked for: six digits of the authenticator app, or a recovery code */
            code?: string;
            /** Format: password */
            password: string;
            username: string;
        };
        SignInWaysDto: {
            /** @description OpenID Connect, where it is set up */
            provider: components["schemas"]["ProviderDto"] | null;
            /** @description Whether people may make accounts themselves */
            registration: boolean;
        };
        SourceDto: {
            files: components["schemas"]["SourceFileDto"][];
        };
        SourceFileDto: {
            /** @description The text of the file */
            content: string;
            /**
             * @description base64: the content is no text; for outputs, such as a zip of them, and for files beside a run
             * @enum {string}
             */
            encoding?: "utf8" | "base64";
            /** @example main.cpp */
            name: string;
        };
        StageDto: {
            /**
             * Format: date-time
             * @description null: it is here now
             */
            endedAt: string | null;
            /** @enum {string} */
            name: "waiting" | "preparing" | "compiling" | "running";
            /** @description Until now where it has not ended */
            seconds: number;
            /** Format: date-time */
            startedAt: string;
        };
        StatementDto: {
            /** @enum {string} */
            format: "markdown" | "latex" | "pdf";
            /** @description Sanitised; needs the style sheet of KaTeX */
            html: string | null;
            /** @example en */
            language: string;
            pdfUrl: string | null;
        };
        SubmissionDto: {
            /** @description Of the slowest test case, in microseconds */
            cpuTimeUs: number | null;
            /** Format: date-time */
            createdAt: string;
            entryPoint: string | null;
            /** @description Estimated from the last judgings; null unless it waits and a worker can judge */
            expectedWaitSeconds: number | null;
            /** Format: date-time */
            finishedAt: string | null;
            id: number;
            judgement: components["schemas"]["JudgementDto"];
            judgementCount: number;
            language: string;
            /** @description Of the largest test case, in bytes */
            memoryPeakBytes: number | null;
            /** @description Slug; null for a package that is only verified */
            problem: string | null;
            /** @description Jobs served before this one; null unless it waits */
            queuePosition: number | null;
            /** @description Grows with every change; the same counter as in live events */
            revision: number;
            runs: components["schemas"]["RunDto"][];
            score: number | null;
            sourceBytes: number;
            state: components["schemas"]["SubmissionState"];
            username: string;
            /** @description null until finished */
            verdict: components["schemas"]["Verdict"] | null;
        };
        /** @enum {string} */
        SubmissionState: "queued" | "compiling" | "running" | "finished";
        SubmissionSummaryDto: {
            /** @description Of the slowest test case, in microseconds */
            cpuTimeUs: number | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            finishedAt: string | null;
            id: number;
            language: string;
            /** @description Of the largest test case, in bytes */
            memoryPeakBytes: number | null;
            /** @description Slug; null for a package that is only verified */
            problem: string | null;
            score: number | null;
            sourceBytes: number;
            state: components["schemas"]["SubmissionState"];
            username: string;
            /** @description null until finished */
            verdict: components["schemas"]["Verdict"] | null;
        };
        TalkPartDto: {
            /** @enum {string} */
            from: "program" | "judge";
            /** @description Pass of a multi-pass problem, from 1 */
            pass: number;
            /** @description The process that says or is told it, from 0, of several */
            process?: number;
            /** @description What it said before the other answered */
            text: string;
        };
        TimedExampleDto: {
            /** @description Of its slowest test case */
            cpuTimeUs: number;
            /** @description It was stopped there */
            isAtLeast: boolean;
            /** @example submissions/accepted/solution.py */
            path: string;
            /** @description Of that test case in its language, where it is not the problem’s */
            timeLimitMs?: number;
        };
        TimelineDto: {
            /** @description In words: what it waits for, and what to do */
            explanation: string;
            /** @description The same, sentence by sentence, as codes with values */
            explanations: components["schemas"]["ExplanationDto"][];
            /** @description null: it is finished */
            job: components["schemas"]["JobDto"] | null;
            judgementId: number;
            /** @description Test cases judged so far */
            runCount: number;
            /** @description Of the latest attempt, those it has reached */
            stages: components["schemas"]["StageDto"][];
            state: components["schemas"]["SubmissionState"];
            submissionId: number;
            testCaseCount: number | null;
            verdict: components["schemas"]["Verdict"] | null;
            /** @description All there are, and why one does not judge */
            workers: components["schemas"]["WorkerHealthDto"][];
        };
        TimeMarginsDto: {
            /** @description The slowest accepted submission times this is to be within the limit */
            acToTimeLimit: number;
            /** @description Given more time than the limit */
            fastestTooSlow: components["schemas"]["TimedExampleDto"] | null;
            slowestAccepted: components["schemas"]["TimedExampleDto"] | null;
            timeLimitMs: number;
            /** @description The limit times this is to be within what is meant to be too slow */
            timeLimitToTle: number;
        };
        /** @enum {string} */
        TokenScope: "read" | "submit" | "admin";
        TransitionDto: {
            /** @description null while it is judged */
            after: components["schemas"]["Verdict"] | null;
            /** @description Of the judgement before */
            before: components["schemas"]["Verdict"] | null;
            /** @description Submissions */
            count: number;
        };
        UsedLinkBody: {
            /** Format: password */
            newPassword: string;
            /** @description What the link has after `#` */
            token: string;
        };
        UsedLinkDto: {
            /** @description Whose password was set */
            username: string;
        };
        /**
         * @description null until finished
         * @enum {string}
         */
        Verdict: "AC" | "WA" | "TLE" | "RTE" | "CE" | "MLE" | "OLE" | "SV" | "JE";
        VerificationDto: {
            /** @description null until the validators have been run */
            counts: components["schemas"]["CheckCountsDto"] | null;
            entries: components["schemas"]["VerificationEntryDto"][];
            /** @description What running its validators and submissions turned up; with an error it is not as expected */
            findings: components["schemas"]["FindingDto"][];
            id: number;
            /** @description Final once the state is finished */
            isAsExpected: boolean;
            /** @description null while the time limit is open */
            margins: components["schemas"]["TimeMarginsDto"] | null;
            notes: string[];
            problem: components["schemas"]["VerifiedProblemDto"];
            /** @description What reading the package turned up */
            report: components["schemas"]["FindingDto"][];
            /** @enum {string} */
            state: "running" | "finished";
            /** @description null while it is being derived */
            timeLimitMs: number | null;
            /** @enum {string} */
            timeLimitSource: "package" | "derived";
            /** @description Secret test cases that no wrong submission fails */
            weakTestCases: string[];
        };
        VerificationEntryDto: {
            cpuTimeUs: number | null;
            /** @description Empty: none is named */
            expected: components["schemas"]["Verdict"][];
            /** @description null: not judged, or not yet */
            got: components["schemas"]["Verdict"] | null;
            /** @description null: nothing was expected, or not to be judged here */
            isAsExpected: boolean | null;
            /** @description null: in a language that is not judged here */
            language: string | null;
            memoryPeakBytes: number | null;
            notes: string[];
            /** @example submissions/accepted/solution.py */
            path: string;
            submissionId: number | null;
        };
        VerifiedProblemDto: {
            name: string;
            slug: string;
        };
        WebhookAttemptDto: {
            durationMs: number;
            /** @description Why there was no answer */
            error: string | null;
            /** @description The beginning of the answer */
            responseHead: string | null;
            /** @description null: there was no answer */
            responseStatus: number | null;
            /** Format: date-time */
            startedAt: string;
        };
        WebhookChangesBody: {
            events?: components["schemas"]["WebhookEvent"][];
            /** @default true */
            isEnabled: boolean;
            /** @description What it is for */
            name?: string;
            /**
             * @description http or https
             * @example https://ci.example.org/docket
             */
            url?: string;
        };
        WebhookDeliveryDto: {
            attempts: components["schemas"]["WebhookAttemptDto"][];
            /** Format: date-time */
            createdAt: string;
            event: components["schemas"]["WebhookEvent"];
            id: number;
            /**
             * Format: date-time
             * @description While it waits: the next attempt
             */
            nextAttemptAt: string | null;
            /** @description The JSON text that is sent */
            payload: string;
            state: components["schemas"]["DeliveryState"];
        };
        WebhookDto: {
            /** Format: date-time */
            createdAt: string;
            events: components["schemas"]["WebhookEvent"][];
            id: number;
            /** @description Also false once the receiver answered 410 Gone */
            isEnabled: boolean;
            name: string;
            url: string;
        };
        /** @enum {string} */
        WebhookEvent: "ping" | "submission.finished" | "run.finished" | "verification.finished";
        WorkDto: {
            /** @description Of the submission, or of the run */
            id: number;
            /**
             * @description `run`: a program tried on an input of its author’s own
             * @enum {string}
             */
            kind: "submission" | "run";
            lane: components["schemas"]["Lane"];
            /** @description Why the last try ended early */
            lastError: string | null;
            problem: string | null;
            /**
             * Format: date-time
             * @description When it came into this state
             */
            since: string;
            /** @enum {string} */
            state: "waiting" | "leased" | "set-aside";
            username: string;
            /** @description Who has it */
            workerId: string | null;
        };
        WorkerDto: {
            host: string;
            id: string;
            /** @description Its process is there */
            isAlive: boolean;
            /** @description What it says of itself: `canJudge`, `reason`, `guards`, `checks` (as of docket doctor), `library`, `languages`, `pool` */
            report: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            seenAt: string;
            /** @description Submissions it judges at once */
            slots: number;
            /** Format: date-time */
            startedAt: string;
        };
        WorkerHealthDto: {
            /** @description Whether it takes submissions now */
            canJudge: boolean;
            /** @description The same as a code with values; null where it judges, or has only words for it */
            explanation: components["schemas"]["ExplanationDto"] | null;
            id: string;
            /** @description Why it does not */
            reason: string | null;
            /** @description Submissions it judges at once */
            slots: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Activity_over: {
        parameters: {
            query?: {
                hours?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Activity_now: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Admission_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdmissionDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Admission_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdmissionPolicyBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdmissionDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Admission_changes: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AdmissionChangeDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Audit_list: {
        parameters: {
            query?: {
                action?: components["schemas"]["AuditAction"];
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description The `X-Request-Id` of an answer */
                requestId?: string;
                /** @description From then on */
                since?: string;
                subject?: components["schemas"]["AuditSubject"];
                /** @description Of the subject: a number, or a slug for problems */
                subjectId?: string;
                /** @description Before then */
                until?: string;
                /** @description User name of who acted, whatever its case */
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntryDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Oidc_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Oidc_unlink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Auth_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Auth_changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeChangesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Oidc_callback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the page asked for, or to the sign-in page with `failure` */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    Oidc_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedirectDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Oidc_start: {
        parameters: {
            query?: {
                /** @description The page to go on with */
                next?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider, or back to the sign-in page with `failure` */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Auth_changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `wrong-credentials`: User name or password is wrong
             *
             *     `not-signed-in`: Sign in first
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    PasswordLinks_use: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsedLinkBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsedLinkDto"];
                };
            };
            /** @description `account-disabled`: This account is disabled. `bad-origin`: The request comes from another site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Registration_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistrationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDto"];
                };
            };
            /** @description `registration-closed`: Accounts are made by an admin. `bad-origin`: The request comes from another site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    SecondFactor_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    SecondFactor_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPasswordBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentDto"];
                };
            };
            /** @description `wrong-credentials`: User name or password is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    SecondFactor_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesDto"];
                };
            };
            /** @description `wrong-code`: The code is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    SecondFactor_renew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPasswordBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesDto"];
                };
            };
            /** @description `wrong-credentials`: User name or password is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    SecondFactor_remove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPasswordBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `wrong-credentials`: User name or password is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Sessions_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SessionDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Sessions_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Auth_signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDto"];
                };
            };
            /** @description `wrong-credentials`: User name or password is wrong. `second-factor-needed`: A code is needed, too. `wrong-code`: The code is wrong */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `account-disabled`: This account is disabled. `bad-origin`: The request comes from another site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Auth_signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad-origin`: The request comes from another site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    ApiTokens_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiTokenDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    ApiTokens_issue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTokenBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedTokenDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    ApiTokens_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Registration_ways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInWaysDto"];
                };
            };
        };
    };
    Health_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDto"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDto"];
                };
            };
        };
    };
    Health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProbeDto"];
                };
            };
        };
    };
    Health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProbeDto"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProbeDto"];
                };
            };
        };
    };
    Judge0_about: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Judge0_config: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Judge0_languages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Judge0_language: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Judge0_allLanguages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Judge0_statuses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Judge0_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Judge0_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Judge0_showBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Judge0_createBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    }[];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Languages_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LanguageDto"][];
                };
            };
        };
    };
    Libraries_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Libraries_build: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LibraryBuildBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryTaskDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Libraries_remove: {
        parameters: {
            query?: {
                /** @description The machine; left out: every machine with a worker */
                host?: string;
            };
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryTaskDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Libraries_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LibraryTestBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryTaskDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Libraries_use: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                digest: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LibraryUseBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryTaskDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Libraries_tasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryTaskDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Operations_figures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Problems_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description Part of the name or the slug */
                search?: string;
                /** @description By your own submissions */
                solved?: "solved" | "tried" | "untried";
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProblemSummaryDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    ProblemPackages_import: {
        parameters: {
            query?: {
                /** @description Which problem of an archive that holds several: its directory or title, or its number from 1 */
                item?: string;
                /** @description Name of the archive: names the problem where the package has no directory of its own */
                name?: string;
                /** @description By default the name of the package's directory */
                slug?: string;
                /** @description Whether it is verified by itself; by default as the setting DOCKET_VERIFY_IMPORTS says */
                verify?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/zip": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedDto"];
                };
            };
            /** @description `malformed-request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `payload-too-large`: The upload is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `package-invalid`: The problem package has errors. `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Problems_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    ProblemPackages_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Problems_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProblemChangesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `forbidden`: You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    PackageEdits_compare: {
        parameters: {
            query: {
                /** @description Number of a version */
                after: number;
                /** @description Number of a version */
                before: number;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileComparisonDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    PackageEdits_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PackageEditBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `payload-too-large`: The upload is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `package-invalid`: The problem package has errors. `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Exports_export: {
        parameters: {
            query: {
                /** @description 2025-09 and legacy are the versions of the Kattis/ICPC format */
                format: "2025-09" | "legacy" | "fps" | "polygon";
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid. `package-invalid`: The problem package has errors */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Exports_report: {
        parameters: {
            query: {
                /** @description 2025-09 and legacy are the versions of the Kattis/ICPC format */
                format: "2025-09" | "legacy" | "fps" | "polygon";
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversionDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid. `package-invalid`: The problem package has errors */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Problems_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Problems_package: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `forbidden`: You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Problems_sample: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ordinal: number;
                part: string;
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Problems_statement: {
        parameters: {
            query?: {
                /** @description By default English, else the first there is */
                language?: string;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    PackageEdits_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `payload-too-large`: The upload is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Problems_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                language: string;
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Verifications_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedVerificationDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `forbidden`: You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Verifications_verify: {
        parameters: {
            query?: {
                /** @description Its number within the problem */
                version?: number;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `forbidden`: You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Problems_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemVersionDetailDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `forbidden`: You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    PackageEdits_files: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ordinal: number;
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageFileDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    PackageEdits_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ordinal: number;
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Problems_choose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ordinal: number;
                slug: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverrideBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `forbidden`: You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Operations_lanes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LaneHealthDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Rejudgings_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RejudgingDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Rejudgings_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejudgingBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejudgingDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Rejudgings_show: {
        parameters: {
            query?: {
                /** @description Answer when it is finished, or after this many seconds */
                wait?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejudgingDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Rejudgings_apply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejudgingDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Rejudgings_discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejudgingDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Rejudgings_submissions: {
        parameters: {
            query?: {
                after?: components["schemas"]["Verdict"];
                before?: components["schemas"]["Verdict"];
                /** @description Only those that change, or only those that do not */
                changed?: boolean;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ComparedSubmissionDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    CustomRuns_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomRunBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomRunDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `forbidden`: You may not do this. `submissions-closed`: No submissions are taken now */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `payload-too-large`: The upload is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid. `unknown-language`: This language is not known */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `too-many-requests`: Too many requests. `quota-exceeded`: You have used your share */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    CustomRuns_show: {
        parameters: {
            query?: {
                /** @description Answer when it is finished, or after this many seconds */
                wait?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomRunDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    CustomRuns_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Submissions_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Admins: with the example submissions of packages */
                jury?: boolean;
                language?: string;
                limit?: number;
                /** @description Slug of a problem */
                problem?: string;
                /** @description User name; students see their own only */
                user?: string;
                verdict?: components["schemas"]["Verdict"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SubmissionSummaryDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Submissions_create: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
                /** @description A repeated request makes no second submission */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSubmissionBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `forbidden`: You may not do this. `submissions-closed`: No submissions are taken now */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists. `duplicate-submission`: You handed this in already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `payload-too-large`: The upload is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid. `unknown-language`: This language is not known */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `too-many-requests`: Too many requests. `quota-exceeded`: You have used your share */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Submissions_show: {
        parameters: {
            query?: {
                /** @description Answer when it is finished, or after this many seconds */
                wait?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Submissions_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `too-many-requests`: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Judgements_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PastJudgementDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Submissions_rejudge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `forbidden`: You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Replays_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Replays_get: {
        parameters: {
            query?: {
                /** @description Answer when it is finished, or after this many seconds */
                wait?: number;
            };
            header?: never;
            path: {
                id: number;
                replay: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    SubmissionOperations_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmissionDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Submissions_testCaseFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                ordinal: number;
                part: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Submissions_source: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `token-scope`: The token does not allow this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    SubmissionOperations_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Accounts_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                role?: components["schemas"]["Role"];
                /** @description Part of the user name or the display name */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AccountDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Accounts_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccountBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewAccountDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Accounts_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChangesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    AccountRecovery_makeLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordLinkDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    AccountRecovery_resetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Verifications_create: {
        parameters: {
            query?: {
                /** @description Which problem of an archive that holds several: its directory or title, or its number from 1 */
                item?: string;
                /** @description Name of the archive: names the problem where the package has no directory of its own */
                name?: string;
                /** @description `derived`: the package’s own time limit is left aside, and derived on this machine as if it named none; by default `package` */
                timeLimit?: "package" | "derived";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/zip": string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationDto"];
                };
            };
            /** @description `malformed-request`: The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `forbidden`: You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `payload-too-large`: The upload is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `package-invalid`: The problem package has errors */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Verifications_show: {
        parameters: {
            query?: {
                /** @description Answer when it is finished, or after this many seconds */
                wait?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `forbidden`: You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Verifications_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `forbidden`: You may not do this */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Webhooks_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Webhooks_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Webhooks_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Webhooks_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChangesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDto"];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Webhooks_deliveries: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                state?: components["schemas"]["DeliveryState"];
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookDeliveryDto"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `validation-failed`: Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Webhooks_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery: number;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `conflict`: This is in the way of something that exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Webhooks_ping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /** @description `not-found`: There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
    Operations_workers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerDto"][];
                };
            };
            /** @description `not-signed-in`: Sign in first */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
            /**
             * @description `forbidden`: You may not do this
             *
             *     `token-scope`: The token does not allow this
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetailsDto"];
                };
            };
        };
    };
}
