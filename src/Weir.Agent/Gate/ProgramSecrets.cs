using System.Collections.Frozen;

namespace Weir.Agent.Gate;

/// <summary>The short options by which usual programs take secrets; the same letters are something else for others.</summary>
/// <param name="Next">Options whose next word is a secret.</param>
/// <param name="Glued">Options with the secret glued to them.</param>
/// <param name="Pair">Options whose next word holds one behind a separator.</param>
/// <param name="Separator">That separator.</param>
/// <param name="Last">Whether the last word is one.</param>
/// <param name="AtLogin">Only where the word <c>login</c> stood before.</param>
/// <param name="Words">Bare words whose next word is one.</param>
internal sealed record ProgramSecrets(
    string[] Next,
    string[] Glued,
    string[] Pair,
    char Separator = ':',
    bool Last = false,
    bool AtLogin = false,
    string[]? Words = null
)
{
    private static readonly (string Programs, ProgramSecrets Secrets)[] Table =
    [
        ("curl", new(["-b"], [], ["-u", "-U", "--user", "--proxy-user", "-E", "--cert"])),
        ("http https xh xhs", new([], [], ["-a", "--auth"])),
        ("ab siege", new([], [], ["-A", "-P"])),
        ("lftp", new([], [], ["-u", "--user"], ',')),
        ("sshpass", new(["-p"], ["-p"], [])),
        (
            "mysql mysqldump mysqladmin mysqlimport mysqlcheck mysqlshow mysqlbinlog mysqlpump mysqlsh mariadb mariadb-dump mariadb-admin mariadb-backup xtrabackup",
            new([], ["-p"], [])
        ),
        (
            "docker podman buildah nerdctl skopeo helm oras crane az oc cf ibmcloud argocd regctl tsh",
            new(["-p"], ["-p"], [], AtLogin: true)
        ),
        ("redis-cli valkey-cli keydb-cli", new(["-a"], [], [], Words: ["AUTH", "auth"])),
        ("mongo mongosh mongodump mongorestore mongoexport mongoimport mongostat mongotop", new(["-p"], ["-p"], [])),
        ("ldapsearch ldapmodify ldapadd ldapdelete ldapmodrdn ldapwhoami ldapcompare", new(["-w"], ["-w"], [])),
        ("ldappasswd", new(["-w", "-s", "-a"], ["-w"], [])),
        ("sqlcmd bcp isql tsql osql mosquitto_pub mosquitto_sub zip unzip zipcloak ipmitool", new(["-P"], ["-P"], [])),
        ("snmpget snmpwalk snmpset snmpbulkwalk snmpbulkget snmptrap", new(["-A", "-X", "-c"], [], [])),
        ("smbclient smbget rpcclient net smbcacls", new([], [], ["-U", "--user"], '%')),
        ("7z 7za 7zr 7zz rar unrar", new([], ["-p", "-hp"], [])),
        ("openssl", new(["-k", "-K", "-passin", "-passout", "-pass"], [], [])),
        ("htpasswd wpa_passphrase", new([], [], [], Last: true)),
        ("ncftp ncftpput ncftpget rdesktop twine evil-winrm cbbackup influx", new(["-p"], [], [])),
        ("xfreerdp wlfreerdp xfreerdp3", new([], ["/p:", "/password:"], [])),
        ("sqlplus expdp impdp rman sqlldr", new([], [], [], '/')),
        ("nmcli", new([], [], [], Words: ["password", "wifi-sec.psk", "802-11-wireless-security.psk"])),
        ("vault bao", new([], [], [], Words: ["login"])),
    ];

    private static readonly FrozenDictionary<string, ProgramSecrets> ByName = Table
        .SelectMany(line => line.Programs.Split(' ').Select(program => KeyValuePair.Create(program, line.Secrets)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    // Programs whose letters are plain where they follow one of the table, as ssh follows sshpass.
    private static readonly FrozenSet<string> Plain = new[]
    {
        "ssh",
        "scp",
        "sftp",
        "rsync",
        "mosh",
        "autossh",
        "tar",
        "sort",
        "grep",
        "ps",
        "cat",
        "ls",
        "mkdir",
        "cp",
        "mv",
        "rm",
        "find",
        "sed",
        "awk",
        "echo",
        "git",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Nothing is known of the program.</summary>
    public static ProgramSecrets None { get; } = new([], [], []);

    /// <summary>What a word says of the program that the words after it belong to; <see langword="null"/>: nothing.</summary>
    public static ProgramSecrets? Find(string word)
    {
        var name = word[(word.LastIndexOf('/') + 1)..];
        return ByName.TryGetValue(name, out var secrets) ? secrets
            : Plain.Contains(name) ? None
            : null;
    }
}
