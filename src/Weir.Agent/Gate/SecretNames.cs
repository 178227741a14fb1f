namespace Weir.Agent.Gate;

/// <summary>Which names of options, variables and fields stand before a secret: decided by the words they are made of.</summary>
internal static class SecretNames
{
    private static readonly HashSet<string> Secret = new(StringComparer.Ordinal)
    {
        "pass",
        "passw",
        "password",
        "passwd",
        "passwort",
        "passphrase",
        "passcode",
        "pwd",
        "pw",
        "pin",
        "secret",
        "secrets",
        "token",
        "credential",
        "credentials",
        "cred",
        "creds",
        "apikey",
        "authtoken",
        "accesstoken",
        "auth",
        "authorization",
        "bearer",
        "cookie",
        "signature",
        "sig",
        "dsn",
        "webhook",
        "userpass",
        "passin",
        "passout",
        "keypass",
        "storepass",
        "connstr",
    };

    // What stands before "key" in the name of a secret one; sort's, tar's and keyboards' keys are none.
    private static readonly HashSet<string> BeforeKey = new(StringComparer.Ordinal)
    {
        "api",
        "access",
        "secret",
        "private",
        "account",
        "auth",
        "encryption",
        "signing",
        "license",
        "licence",
        "master",
        "shared",
        "storage",
        "session",
        "subscription",
        "application",
        "app",
        "service",
        "deploy",
        "user",
        "admin",
        "client",
        "bot",
        "host",
        "hmac",
        "aes",
        "crypt",
        "x",
    };

    // What names a place, a kind or a number of a secret, and not the secret.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "file",
        "files",
        "path",
        "dir",
        "directory",
        "folder",
        "url",
        "uri",
        "name",
        "names",
        "id",
        "ids",
        "stdin",
        "fd",
        "env",
        "var",
        "length",
        "len",
        "size",
        "type",
        "types",
        "count",
        "expiry",
        "ttl",
        "command",
        "cmd",
        "helper",
        "only",
        "policy",
        "prompt",
        "mode",
        "method",
        "methods",
        "provider",
        "class",
        "ring",
        "format",
        "hint",
        "version",
        "timeout",
        "age",
        "min",
        "max",
        "fingerprint",
        "server",
        "endpoint",
        "through",
        "usage",
        "limit",
        "jar",
        "less",
        "required",
        "algorithm",
        "store",
        "column",
        "field",
        "map",
        "host",
        "port",
        "header",
        "scheme",
        "sock",
        "socket",
        "source",
        "plugin",
        "review",
        "generator",
        "manager",
    };

    private static readonly HashSet<string> Turned = new(StringComparer.Ordinal)
    {
        "no",
        "with",
        "without",
        "ask",
        "prompt",
        "show",
        "list",
        "keep",
    };

    /// <summary>Whether what follows the name is a secret.</summary>
    public static bool Is(ReadOnlySpan<char> name)
    {
        var words = Words(name);
        if (words.Count == 0 || Harmless.Contains(words[^1]) || Turned.Contains(words[0]))
        {
            return false;
        }

        for (var i = 0; i < words.Count; i++)
        {
            if (Secret.Contains(words[i]) || EndsInSecret(words[i]) || (words[i] == "key" && i > 0 && BeforeKey.Contains(words[i - 1])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the name is <c>key</c> and nothing else: a secret but where its value is a number or a path.</summary>
    public static bool IsKey(ReadOnlySpan<char> name) => Words(name) is ["key"];

    /// <summary>Whether what follows may as well be the path of a file, and then is shown: as after <c>PWD=</c> and <c>-auth</c>.</summary>
    public static bool MayBePath(ReadOnlySpan<char> name) =>
        Words(name) is ["pwd"] or ["oldpwd"]
        || Words(name)
            .TrueForAll(word => !word.StartsWith("pass", StringComparison.Ordinal) && word is not ("secret" or "token" or "pwd" or "pw"));

    // PGPASSWORD and SSHPASS are one word each; a compass and a bypass are none.
    private static bool EndsInSecret(string word) =>
        word.EndsWith("password", StringComparison.Ordinal)
        || word.EndsWith("passwd", StringComparison.Ordinal)
        || word.EndsWith("passphrase", StringComparison.Ordinal)
        || word.EndsWith("secret", StringComparison.Ordinal)
        || word.EndsWith("token", StringComparison.Ordinal)
        || word.EndsWith("apikey", StringComparison.Ordinal)
        || word is "sshpass" or "dbpass" or "userpass" or "rootpass" or "ldappass" or "smtppass";

    // Cut at everything but letters and digits, and where a capital begins a word: apiKey, api-key and API_KEY are the same.
    private static List<string> Words(ReadOnlySpan<char> name)
    {
        List<string> words = [];
        var start = -1;
        for (var i = 0; i <= name.Length; i++)
        {
            var inside = i < name.Length && char.IsAsciiLetterOrDigit(name[i]);
            var begins = inside && start >= 0 && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]);
            if (start >= 0 && (!inside || begins))
            {
                words.Add(name[start..i].ToString().ToLowerInvariant());
                start = -1;
            }

            if (inside && start < 0)
            {
                start = i;
            }
        }

        return words;
    }
}
