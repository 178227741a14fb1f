using System.Text;
using Weir.Agent.Gate;

namespace Weir.Agent.Tests.Gate;

public sealed class CommandRedactionTests
{
    /// <summary>
    /// A usual way to pass a secret, words separated by <c>¦</c>, and how it is shown. The secret is <c>hunter2</c> or has its form.
    /// </summary>
    public static TheoryData<string, string> Secrets { get; } =
        new()
        {
            { "curl¦-u¦me:hunter2¦https://h/", "curl -u me:*** https://h/" },
            { "curl¦-sSu¦me:hunter2¦https://h/", "curl -sSu me:*** https://h/" },
            { "curl¦-ume:hunter2¦https://h/", "curl -ume:*** https://h/" },
            { "curl¦--user=me:hunter2¦https://h/", "curl --user=me:*** https://h/" },
            { "curl¦--proxy-user¦me:hunter2¦https://h/", "curl --proxy-user me:*** https://h/" },
            { "curl¦-H¦Authorization: Bearer hunter2.abc¦x", "curl -H Authorization: Bearer *** x" },
            { "curl¦-H¦Authorization: Basic aHVudGVyMg==¦x", "curl -H Authorization: Basic *** x" },
            { "curl¦-H¦Authorization: Token hunter2¦x", "curl -H Authorization: Token *** x" },
            { "curl¦-H¦X-Api-Key: hunter2¦x", "curl -H X-Api-Key: *** x" },
            { "curl¦-H¦PRIVATE-TOKEN: hunter2¦x", "curl -H PRIVATE-TOKEN: *** x" },
            { "curl¦-H¦Cookie: session=hunter2; a=b¦x", "curl -H Cookie: *** x" },
            { "curl¦-b¦session=hunter2¦x", "curl -b *** x" },
            { "curl¦--oauth2-bearer¦hunter2¦x", "curl --oauth2-bearer *** x" },
            { "curl¦-d¦user=me&password=hunter2&x=1¦h", "curl -d user=me&password=***&x=1 h" },
            { "curl¦-d¦{\"user\":\"me\",\"password\":\"hunter2\"}¦h", "curl -d {\"user\":\"me\",\"password\":***} h" },
            { "curl¦https://h/a?token=hunter2&b=1", "curl https://h/a?token=***&b=1" },
            { "curl¦https://me:hunter2@h/", "curl https://me:***@h/" },
            { "git¦clone¦https://0123456789abcdef0123@h/r.git", "git clone https://***@h/r.git" },
            { "psql¦postgres://me:hunt@er2@db/x", "psql postgres://me:***@db/x" },
            { "wget¦--http-password=hunter2¦x", "wget --http-password=*** x" },
            { "sshpass¦-p¦hunter2¦ssh¦-p¦22¦host", "sshpass -p *** ssh -p 22 host" },
            { "sshpass¦-phunter2¦scp¦-P¦22¦a¦b:", "sshpass -p*** scp -P 22 a b:" },
            { "docker¦login¦-u¦me¦-p¦hunter2¦r.example", "docker login -u me -p *** r.example" },
            { "sudo¦podman¦login¦-phunter2", "sudo podman login -p***" },
            { "redis-cli¦-h¦h¦-a¦hunter2¦PING", "redis-cli -h h -a *** PING" },
            { "redis-cli¦AUTH¦hunter2", "redis-cli AUTH ***" },
            { "mysql¦-u¦root¦-phunter2¦db", "mysql -u root -p*** db" },
            { "/usr/bin/mysqldump¦-phunter2¦db", "/usr/bin/mysqldump -p*** db" },
            { "nice¦-n¦5¦mariadb-dump¦-phunter2¦db", "nice -n 5 mariadb-dump -p*** db" },
            { "ssh¦db¦mysql -phunter2 x", "ssh db mysql -p*** x" },
            { "mongosh¦-u¦me¦-p¦hunter2", "mongosh -u me -p ***" },
            { "ldapsearch¦-x¦-D¦cn=me¦-w¦hunter2", "ldapsearch -x -D cn=me -w ***" },
            { "sqlcmd¦-U¦sa¦-P¦hunter2", "sqlcmd -U sa -P ***" },
            { "sqlplus¦me/hunter2@db¦@a/b.sql", "sqlplus me/***@db @a/b.sql" },
            { "smbclient¦//h/s¦-U¦me%hunter2", "smbclient //h/s -U me%***" },
            { "lftp¦-u¦me,hunter2¦h", "lftp -u me,*** h" },
            { "zip¦-P¦hunter2¦a.zip¦b", "zip -P *** a.zip b" },
            { "7z¦x¦-phunter2¦a.7z", "7z x -p*** a.7z" },
            { "openssl¦enc¦-k¦hunter2", "openssl enc -k ***" },
            { "openssl¦rsa¦-passin¦pass:hunter2", "openssl rsa -passin ***" },
            { "gpg¦--batch¦--passphrase¦hunter2¦-d¦f", "gpg --batch --passphrase *** -d f" },
            { "htpasswd¦-nb¦me¦hunter2", "htpasswd -nb me ***" },
            { "xfreerdp¦/u:me¦/p:hunter2", "xfreerdp /u:me /p:***" },
            { "nmcli¦dev¦wifi¦connect¦x¦password¦hunter2", "nmcli dev wifi connect x password ***" },
            { "vault¦login¦hunter2", "vault login ***" },
            { "plink¦-pw¦hunter2¦h", "plink -pw *** h" },
            { "tool¦--password¦hunter2¦go", "tool --password *** go" },
            { "tool¦--pass=hunter2", "tool --pass=***" },
            { "tool¦--password=two words", "tool --password=***" },
            { "tool¦--key=hunter2", "tool --key=***" },
            { "tool¦--key¦hunter2", "tool --key ***" },
            { "tool¦--api-key=hunter2¦go", "tool --api-key=*** go" },
            { "tool¦--apiKey¦hunter2", "tool --apiKey ***" },
            { "tool¦--token¦hunter2", "tool --token ***" },
            { "tool¦--client-secret=hunter2", "tool --client-secret=***" },
            { "tool¦passphrase=hunter2", "tool passphrase=***" },
            {
                "kubectl¦create¦secret¦generic¦x¦--from-literal=password=hunter2",
                "kubectl create secret generic x --from-literal=password=***"
            },
            { "java¦-Dspring.datasource.password=hunter2¦-jar¦a.jar", "java -Dspring.datasource.password=*** -jar a.jar" },
            { "mount¦-o¦username=me,password=hunter2,ro¦//h/s¦/mnt", "mount -o username=me,password=***,ro //h/s /mnt" },
            { "env¦PGPASSWORD=hunter2¦psql", "env PGPASSWORD=*** psql" },
            { "env¦AWS_SECRET_ACCESS_KEY=hunter2¦aws¦s3¦ls", "env AWS_SECRET_ACCESS_KEY=*** aws s3 ls" },
            { "env¦SSHPASS=hunter2¦sshpass¦-e¦ssh¦h", "env SSHPASS=*** sshpass -e ssh h" },
            { "sqltool¦Server=h;Uid=me;Pwd=hunter2;", "sqltool Server=h;Uid=me;Pwd=***;" },
            { "psql¦-c¦ALTER USER me PASSWORD 'hunter2'", "psql -c ALTER USER me PASSWORD ***" },
            { "python3¦-c¦connect(user='me', password='hunter2')", "python3 -c connect(user='me', password=***)" },
            { "sh¦-c¦login --token hunter2 && run", "sh -c login --token *** && run" },
            { "sh¦-c¦TOKEN='hunter2' run", "sh -c TOKEN=*** run" },
            { "bash¦-lc¦mysql -phunter2 db | gzip", "bash -lc mysql -p*** db | gzip" },
            { "sh¦-c¦curl -H \"Authorization: Bearer hunter2x\" h; ls -a", "sh -c curl -H \"Authorization: Bearer ***\" h; ls -a" },
            { "sh¦-c¦echo hunter2 | docker login --password-stdin", "sh -c echo *** | docker login --password-stdin" },
            { "su¦-¦me¦-c¦sshpass -p 'hunter2' ssh -p 22 h", "su - me -c sshpass -p *** ssh -p 22 h" },
            { "aws¦configure¦set¦x¦AKIAIOSFODNN7EXAMPLE", "aws configure set x ***" },
            { "t¦ghp_0123456789abcdefghijABCDEFGHIJ012345", "t ***" },
            { "t¦glpat-0123456789abcdefghij", "t ***" },
            { "t¦xoxb-0123456789-abcdefghij", "t ***" },
            { "t¦https://hooks.slack.com/services/T00/B00/xyz", "t https://***" },
            { "t¦eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl", "t ***" },
            { "t¦AIzaSyA0123456789abcdefghijklmnopqrstuv", "t ***" },
            { "t¦ya29.a0AfH6SMB0123456789", "t ***" },
            { "t¦sk_live_0123456789abcdef", "t ***" },
            { "t¦hvs.CAESIJ0123456789abcdefghij", "t ***" },
            { "t¦-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----", "t -----BEGIN RSA PRIVATE KEY-----***" },
        };

    public static TheoryData<string> Harmless { get; } =
    [
        "mkdir¦-p¦a/b",
        "ssh¦-p¦22¦host",
        "tar¦--keep-key¦x",
        "cp¦-a¦x¦y",
        "tool¦--key-file¦/etc/k.pem",
        "tool¦--key=/etc/ssl/private/k.pem",
        "sort¦--key=2",
        "sort¦--key¦2,3n",
        "sort¦-k¦2",
        "grep¦-u¦x¦f",
        "ps¦-p¦1",
        "docker¦run¦-p¦80:80¦nginx",
        "docker¦run¦-u¦1000:1000¦x",
        "ls¦-a",
        "scp¦-P¦22¦a¦b:",
        "rsync¦-a¦--password-file=/etc/r¦a¦b",
        "ping¦-c¦1¦h",
        "id¦-u¦me",
        "useradd¦-u¦1000¦me",
        "patch¦-p1",
        "mysql¦-u¦root¦-p¦db",
        "mysql¦-u¦root¦-P¦3306¦db",
        "psql¦-U¦me¦-p¦5432¦db",
        "redis-cli¦-p¦6379¦PING",
        "curl¦-X¦POST¦https://h/a",
        "curl¦-u¦me¦https://h/",
        "curl¦https://me@h/a?b=1",
        "git¦clone¦git@h:a/b.git",
        "git¦log¦--author=me¦--pretty=oneline",
        "git¦commit¦-m¦keep the token file",
        "passwd¦-l¦me",
        "ffmpeg¦-pass¦1¦-i¦a",
        "tool¦--pass-through¦x",
        "tool¦--passes=2",
        "env¦PWD=/tmp¦make",
        "env¦KEYMAP=us¦MONKEY=1¦make",
        "tool¦--token-file¦f",
        "docker¦login¦--password-stdin",
        "tool¦--max-tokens=100",
        "env¦TOKENIZERS_PARALLELISM=false¦python3¦a.py",
        "tool¦--compass=5¦--authority=ca",
        "grep¦password¦f",
        "cat¦/etc/secret/list",
        "find¦.¦-name¦*.key",
        "at¦-q¦b¦now",
        "sh¦-c¦for f in *; do cp -a \"$f\" /b; done",
        "sh¦-c¦if [ \"$a\" = \"b\" ]; then ssh -p 22 h ls -a; fi",
        "nice¦-n¦5¦tar¦-czpf¦a.tgz¦b",
        "ssh-keygen¦-t¦ed25519¦-f¦k",
        "openssl¦x509¦-in¦a.pem¦-noout",
        "zip¦-r¦a.zip¦b",
        "tool¦--no-password¦x",
        "tool¦--with-token¦x",
        "echo¦basic things about bearers",
        "php¦artisan¦auth:clear",
        "https¦GET¦h",
        "if=/dev/sda",
        "dd¦if=/dev/zero¦of=/secret/file¦bs=1M",
        "kubectl¦get¦secret¦db¦-n¦prod",
        "python3¦-c¦print(a == b)",
    ];

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Secrets_are_replaced(string command, string shown) => Assert.Equal(Printed(shown), Of(command));

    [Theory]
    [MemberData(nameof(Harmless))]
    public void What_is_no_secret_stays_whole(string command) => Assert.Equal(Printed(command.Replace('¦', ' ')), Of(command));

    [Fact]
    public void Long_commands_are_cut_and_control_characters_shown()
    {
        var text = CommandRedaction.Redact([Encoding.UTF8.GetBytes("a\nb"), Encoding.UTF8.GetBytes(new string('x', 5000))]);

        Assert.StartsWith("a\\x0Ab x", text, StringComparison.Ordinal);
        Assert.True(text.Length <= 204, text);
    }

    [Fact]
    public void The_cost_does_not_depend_on_what_was_submitted()
    {
        List<byte[]> arguments =
        [
            .. Enumerable.Repeat(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("password=a:b", 100_000))), 1000),
        ];
        var start = TimeProvider.System.GetTimestamp();

        CommandRedaction.Redact(arguments);

        Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
    }

    private static string Of(string command) => CommandRedaction.Redact([.. command.Split('¦').Select(Encoding.UTF8.GetBytes)]);

    private static string Printed(string text) => Weir.Jobs.Printable.Escape(text, 199);
}
