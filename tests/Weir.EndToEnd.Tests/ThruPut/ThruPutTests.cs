using System.Text.RegularExpressions;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.ThruPut;

/// <summary>XML messages with real programs: curl, the verb, TCP, TLS.</summary>
public sealed partial class ThruPutTests
{
    [Fact]
    public async Task A_file_posted_with_curl_is_answered()
    {
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("submit", "--hold", "-n", "NIGHTLY", "--", "true")).Succeeded();

        var counts = await PostAsync(up, "GSQ", "<body_gsq/>");
        var jobs = await PostAsync(up, "SGJ", "<body_sgj><delayed>Y</delayed></body_sgj>");
        var details = await PostAsync(up, "SGD", "<body_sgd><name>NIGHTLY</name><id>J0000001</id></body_sgd>");

        Assert.Contains("<dn>1</dn>", counts, StringComparison.Ordinal);
        Assert.Contains("<name>NIGHTLY</name>\n<id>J0000001</id>", jobs, StringComparison.Ordinal);
        Assert.Contains("<rm>USER</rm>\n<holding>Y</holding>", details, StringComparison.Ordinal);
        Assert.All([counts, jobs, details], reply => Assert.EndsWith("<lastrec>TRUE</lastrec>\n</TM>\n", reply, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hundred_megabytes_are_refused_and_the_next_request_is_answered()
    {
        await using var up = await WeirUp.StartAsync();

        var large = (
            await up.Commands.Shell(
                $"cd {up.Folder} && head -c 100M /dev/zero | tr '\\0' ' ' > large.xml; curl -s -H Expect: -w '%{{http_code}}' --unix-socket {up.Socket} --data-binary @large.xml http://weir/thruput; rm large.xml"
            )
        ).Output;

        Assert.Contains("413", large, StringComparison.Ordinal);
        Assert.Contains("<status>OK</status>", await PostAsync(up, "HSQ", "<body_hsq/>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verb_asks_over_HTTP_and_TCP_alike()
    {
        await using var up = await WeirUp.StartAsync(null, "--thruput", "127.0.0.1:0", "--queue-history", "30");
        (await up.Weir("submit", "--hold", "-n", "NIGHTLY", "--", "true")).Succeeded();
        var place = await PlaceOfAsync(up);

        var overHttp = (await up.Weir("thruput", "SGJ")).Succeeded();
        var overTcp = (await up.Weir("thruput", "SGJ", "--tcp", place)).Succeeded();

        Assert.Contains("J0000001  NIGHTLY", overHttp, StringComparison.Ordinal);
        Assert.Equal(overHttp, overTcp);
        Assert.Contains("\"id\":\"J0000001\"", (await up.Weir("thruput", "SGJ", "--json")).Succeeded(), StringComparison.Ordinal);
        Assert.Contains(
            "<id>J0000001</id>",
            (await up.Weir("thruput", "SGJ", "--raw", "--tcp", place)).Succeeded(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "J0000001",
            (await up.Weir("thruput", "SGJ", "--exclude", "type=DEFAULT")).Succeeded(),
            StringComparison.Ordinal
        );
        Assert.Equal(4, (await up.Weir("thruput", "SGD", "NIGHTLY", "J0000009")).Status);
        (await up.Weir("thruput", "HCA")).Succeeded();
        Assert.Equal(2, (await up.Weir("thruput", "XYZ")).Status);
    }

    [Fact]
    public async Task A_list_of_more_than_eight_mebibytes_comes_in_parts_and_the_verb_puts_them_together()
    {
        const int More = 40_000;
        await using var up = await WeirUp.StartAsync();
        (await up.Weir("submit", "--hold", "-n", new string('N', 60), "--", "true")).Succeeded();
        await up.Until(shown => shown.Contains("held", StringComparison.Ordinal), "jobs");
        await up.StopAsync();
        (await up.Commands.Run("python3", "-c", Multiply, Path.Combine(up.Data, "server.db"), $"{More}")).Succeeded();
        await up.StartAgainAsync();

        var reply = await PostAsync(up, "SGJ", "<body_sgj><delayed>Y</delayed></body_sgj>");
        var put = (await up.Weir("thruput", "SGJ", "--json")).Succeeded();

        Assert.InRange(reply.Length, 8 * 1024 * 1024, int.MaxValue);
        Assert.Contains("<lastrec>FALSE</lastrec>", reply, StringComparison.Ordinal);
        Assert.Single(LastRecord().Matches(reply));
        Assert.EndsWith("<lastrec>TRUE</lastrec>\n</TM>\n", reply, StringComparison.Ordinal);
        Assert.Equal(More + 1, JobId().Matches(reply).Select(id => id.Value).Distinct().Count());
        Assert.Equal(More + 1, put.Split("\"id\":").Length - 1);
    }

    [Fact]
    public async Task A_quiet_interval_has_an_entry_with_empty_tags_and_so_has_a_queue_of_too_few_samples()
    {
        var ten = new DateTime(2026, 11, 29, 10, 0, 0, DateTimeKind.Utc);
        using var clock = new StandingClock(ten.AddMinutes(2));
        await using var up = await WeirUp.StartAsync(clock.Prefix, "--thruput", "127.0.0.1:0");
        await File.WriteAllTextAsync(Path.Combine(up.Folder, "d.yaml"), Queued, TestContext.Current.CancellationToken);
        (await up.Weir("apply", "-f", Path.Combine(up.Folder, "d.yaml"))).Succeeded();
        async Task SelectAsync(string group, int jobs)
        {
            for (var i = 0; i < jobs; i++)
            {
                (await up.Weir("submit", "--wait", "-n", "LOAD", "--service", group, "--", "true")).Succeeded();
            }
        }

        await SelectAsync("A.B", 3);
        clock.Put(ten.AddMinutes(14));
        await SelectAsync("A.B", 2);
        await SelectAsync("PAY", 3);

        var both = await PostAsync(up, "HSL", "<body_hsl/>", version: "0002");
        var general = (await up.Weir("thruput", "HSL", "--raw", "--data-version", "0001", "--tcp", await PlaceOfAsync(up))).Succeeded();

        Assert.Contains(
            """
            <body_hsl>
            <entry>
            <date_time>2026112910140000</date_time>
            <gs_ix></gs_ix>
            <ps_ix>0</ps_ix>
            </entry>
            <entry>
            <date_time>2026112910050000</date_time>
            <gs_ix></gs_ix>
            <ps_ix></ps_ix>
            </entry>
            <entry>
            <date_time>2026112910020000</date_time>
            <gs_ix>0</gs_ix>
            <ps_ix></ps_ix>
            </entry>
            </body_hsl>
            """,
            both,
            StringComparison.Ordinal
        );
        Assert.Contains("<entry>\n<date_time>2026112910050000</date_time>\n<gs_ix></gs_ix>\n</entry>\n", general, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beyond_loopback_there_is_only_TLS_with_a_client_certificate()
    {
        using var folder = new TemporaryFolder();
        var commands = new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["HOME"] = folder.Path });
        (
            await commands.Run(
                "sh",
                "-c",
                $"""
                cd {folder.Path} && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=signer -keyout ca.key -out ca.pem 2>/dev/null
                for who in server client; do
                  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=$who -keyout $who.key -out $who.csr 2>/dev/null
                  printf 'subjectAltName=IP:127.0.0.1\n' > san
                  openssl x509 -req -in $who.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile san -out $who.crt 2>/dev/null
                  cat $who.crt $who.key > $who.pem
                done
                """
            )
        ).Succeeded();
        string At(string file) => Path.Combine(folder.Path, file);

        await using var up = await WeirUp.StartAsync(
            null,
            "--thruput",
            "0.0.0.0:0",
            "--thruput-certificate",
            At("server.pem"),
            "--thruput-clients",
            At("ca.pem")
        );
        var place = (await PlaceOfAsync(up)).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);

        Assert.StartsWith(
            "Group",
            (await up.Weir("thruput", "GSQ", "--tcp", place, "--certificate", At("client.pem"), "--signers", At("ca.pem"))).Succeeded(),
            StringComparison.Ordinal
        );
        Assert.NotEqual(0, (await up.Weir("thruput", "GSQ", "--tcp", place)).Status);
        Assert.Equal(3, (await up.Weir("thruput", "GSQ", "--tcp", place, "--certificate", At("client.pem"))).Status);
    }

    [Fact]
    public async Task Plain_TCP_beyond_loopback_is_refused_at_the_start()
    {
        using var folder = new TemporaryFolder();
        var commands = new Commands(
            new Dictionary<string, string>
            {
                ["PATH"] = "/usr/bin:/bin",
                ["HOME"] = folder.Path,
                ["WEIR_HOST"] = Binaries.Host,
            }
        );

        var ran = await commands.Run(
            Binaries.Weir,
            "up",
            "--data",
            Path.Combine(folder.Path, "d"),
            "--socket",
            Path.Combine(folder.Path, "s"),
            "--thruput",
            "0.0.0.0:8742"
        );

        Assert.Equal(2, ran.Status);
        Assert.Contains("--thruput-certificate", ran.Error, StringComparison.Ordinal);
    }

    // A job that no definition queues goes at once, and is no sample.
    private const string Queued = """
        kind: job-definition
        name: LOAD
        schedule: AdHoc
        type: queued
        allowMultiple: true
        ---
        kind: policy
        name: P
        active: true
        groups:
          - { name: A.B, target: '0:30', acceptable: '0:40', critical: '59:00' }
          - { name: PAY, target: '0:30', acceptable: '0:40' }
        """;

    // Copies of a job under numbers of their own: to submit so many would take longer than all else.
    private const string Multiply = """
        import sqlite3, sys
        c = sqlite3.connect(sys.argv[1])
        columns = [column[1] for column in c.execute('PRAGMA table_info(jobs)')]
        row = dict(zip(columns, c.execute('SELECT * FROM jobs WHERE number = 1').fetchone()))
        body = row['body']
        for number in range(100001, 100001 + int(sys.argv[2])):
            row['number'], row['body'] = number, body.replace('"number":1,', '"number":%d,' % number, 1)
            c.execute('INSERT INTO jobs (%s) VALUES (%s)' % (', '.join('"%s"' % name for name in columns), ', '.join('?' * len(columns))), list(row.values()))
        c.execute("UPDATE counters SET value = 200001 WHERE name = 'next_number'")
        c.commit()
        """;

    // The first of the host's lines says that it answers; this one comes right behind it.
    private static async Task<string> PlaceOfAsync(WeirUp up)
    {
        await up.Until(_ => ThruPutPlace().IsMatch(up.Log), "version");
        return ThruPutPlace().Match(up.Log).Groups["place"].Value;
    }

    private static async Task<string> PostAsync(WeirUp up, string type, string body, string version = "0001") =>
        (
            await up.Commands.Shell(
                $"cd {up.Folder} && printf '<TM><protocol_version>0001</protocol_version><request><request_type>{type}</request_type><request_id>C217BC0E</request_id><date_time>2017082914463285</date_time>"
                    + $"<data_version>{version}</data_version>{body}</request></TM>' > X.xml && curl -s --unix-socket {up.Socket} --data-binary @X.xml http://weir/thruput"
            )
        ).Succeeded();

    [GeneratedRegex("<lastrec>TRUE</lastrec>")]
    private static partial Regex LastRecord();

    [GeneratedRegex("<id>J[0-9]{7}</id>")]
    private static partial Regex JobId();

    [GeneratedRegex(@"^xml +(?<place>\S+)", RegexOptions.Multiline)]
    private static partial Regex ThruPutPlace();
}
