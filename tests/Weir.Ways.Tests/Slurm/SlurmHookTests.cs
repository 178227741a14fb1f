using System.Diagnostics;
using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Tracking.Rules;
using Weir.Ways.Slurm;

namespace Weir.Ways.Tests.Slurm;

/// <summary>The hook as Lua runs it, beside the rules as Weir reads them.</summary>
public sealed class SlurmHookTests : IDisposable
{
    private static readonly string[] s_names = ["LOAD", "load", "load2", "x-load", ".hidden", "größe", "a b", "", "A.B", "LOAD$1"];
    private static readonly string[] s_users = ["alice", "bob", "Alice"];
    private static readonly string[] s_places = ["main", "", "gpu-1"];
    private static readonly string[] s_namePatterns = ["LOAD", "load*", "*load", "L?AD", "*ALL", "_*", "A.B", "LOAD$1", "gr__*"];
    private static readonly string[] s_userPatterns = ["alice", "a*", "?ob", "*ALL"];
    private static readonly string[] s_placePatterns = ["*ALL/*ALL", "SLURM/main", "slurm/gpu*", "SLURM/_", "CRON/main", "*ALL/*in"];

    private readonly string _folder = Directory.CreateTempSubdirectory("weir-hook-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_holds_what_the_rules_queue_and_nothing_else()
    {
        const int Sets = 40;
        var random = new Random(20261130);
        var script = new StringBuilder();
        List<string> expected = [];
        for (var i = 0; i < Sets; i++)
        {
            var rules = new RuleSet(Draw(random));
            var file = Path.Join(_folder, $"rules{i}");
            await File.WriteAllBytesAsync(file, SlurmRules.Write(rules, "m"), TestContext.Current.CancellationToken);
            script.Append("os.remove(RULES) os.rename(\"").Append(file).Append("\", RULES)\n");
            foreach (var (name, user, account, partition) in Subjects())
            {
                var match = rules.Match(
                    ObjectName.Derive(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(name))),
                    user,
                    new QualifiedName(SlurmRules.Library, ObjectName.Derive(account)),
                    new QualifiedName(SlurmRules.Library, ObjectName.Derive(partition))
                );
                expected.Add(match?.Rule is { Type: TrackType.Queue } rule ? $"weir:hold:{rule.Name} 0" : "nil 7");
                script.Append($"try(\"{name}\", \"{user}\", \"{account}\", \"{partition}\")\n");
            }
        }

        Assert.Equal(expected, await Run(script.ToString()));
    }

    [Theory]
    [InlineData(33, "priority = 4294967295", "2002")]
    [InlineData(33, "priority = 1", "2002")]
    [InlineData(33, "admin_comment = 'x'", "2002")]
    [InlineData(33, "priority = 0", "0")]
    [InlineData(33, "time_limit = 5", "0")]
    [InlineData(0, "priority = 4294967295", "0")]
    public async Task Only_root_lifts_its_hold(int user, string change, string code) =>
        Assert.Equal(
            [code, "0"],
            await Run(
                $"for _, mark in ipairs({{ 'weir:hold:LOAD', 'weir:free' }}) do print(slurm_job_modify({{ {change} }}, {{ admin_comment = mark }}, {{}}, {user})) end\n"
            )
        );

    [Fact]
    public async Task The_sites_own_hook_comes_first_and_its_word_counts()
    {
        var site = Path.Join(_folder, "site.lua");
        await File.WriteAllTextAsync(
            site,
            "function slurm_job_submit(job) if job.name == 'NO' then return 9 end job.name = 'LOAD' return 0 end function slurm_job_modify() return 8 end",
            TestContext.Current.CancellationToken
        );
        await Rule("LOAD");

        Assert.Equal(
            ["9", "weir:hold:LOAD 0", "8"],
            await Run(
                "print(slurm_job_submit({ name = 'NO' }, {}, 1)) try('any', 'alice', '', 'main') print(slurm_job_modify({}, {}, {}, 1))",
                site
            )
        );
    }

    [Fact]
    public async Task What_Weir_submits_itself_passes_and_so_does_all_without_rules()
    {
        Assert.Equal(["nil 7"], await Run("try('LOAD', 'alice', '', 'main')"));
        await Rule("LOAD");
        Assert.Equal(
            ["nil", "weir:hold:LOAD"],
            await Run(
                "for _, uid in ipairs({ 0, 33 }) do local job = { name = 'LOAD', user_name = 'alice', comment = 'weir:job:7' } slurm_job_submit(job, {}, uid) print(job.admin_comment) end"
            )
        );
    }

    [Theory]
    [InlineData("LOAD{0}", 0.5)]
    [InlineData("LOAD{0}*", 10)]
    public async Task Ten_thousand_rules_cost_a_submission_next_to_nothing(string names, double most)
    {
        const int Rules = 10_000,
            Submissions = 500;
        var rules = Enumerable
            .Range(0, Rules)
            .Select(i =>
                TrackingRule.Create(
                    new RuleText
                    {
                        Name = $"R{i}",
                        JobName = string.Format(CultureInfo.InvariantCulture, names, i),
                        Type = "queue",
                    }
                )
            );
        await File.WriteAllBytesAsync(
            Path.Join(_folder, "rules"),
            SlurmRules.Write(new RuleSet(rules), "m"),
            TestContext.Current.CancellationToken
        );

        // The processor time of one, in milliseconds, once the rules are read.
        var cost = await Run(
            $$"""
            local function submit(name) slurm_job_submit({ name = name, user_name = "alice", account = "", partition = "main" }, {}, 33) end
            submit("first")
            local before = os.clock()
            for i = 1, {{Submissions}} do submit("OTHER" .. i) end
            print((os.clock() - before) * 1000 / {{Submissions}})
            """
        );

        Assert.InRange(double.Parse(Assert.Single(cost), CultureInfo.InvariantCulture), 0, most);
    }

    [Fact]
    public void An_edited_hook_is_known()
    {
        var text = SlurmHook.Text("/run/größe", "/run/b", null);

        Assert.True(SlurmHook.IsOurs(text));
        Assert.False(SlurmHook.IsEdited(text));
        Assert.True(SlurmHook.IsEdited(text + "\n"));
        Assert.False(SlurmHook.IsOurs("-- mine\n" + text));
    }

    private static IEnumerable<TrackingRule> Draw(Random random) =>
        Enumerable
            .Range(0, random.Next(1, 8))
            .Select(i =>
                TrackingRule.Create(
                    new RuleText
                    {
                        Name = $"R{i}",
                        JobName = Pick(random, s_namePatterns),
                        User = Pick(random, s_userPatterns),
                        JobDescription = Pick(random, s_placePatterns),
                        JobQueue = Pick(random, s_placePatterns),
                        Type = Pick(random, ["queue", "track", "passive", "automatic"]),
                    }
                )
            );

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static IEnumerable<(string Name, string User, string Account, string Partition)> Subjects() =>
        from name in s_names
        from user in s_users
        from account in s_places
        from partition in s_places
        where partition.Length > 0
        select (name, user, account, partition);

    private Task Rule(string name) =>
        File.WriteAllBytesAsync(
            Path.Join(_folder, "rules"),
            SlurmRules.Write(
                new RuleSet([
                    TrackingRule.Create(
                        new RuleText
                        {
                            Name = name,
                            JobName = name,
                            Type = "queue",
                        }
                    ),
                ]),
                "m"
            ),
            TestContext.Current.CancellationToken
        );

    private async Task<IReadOnlyList<string>> Run(string script, string? site = null)
    {
        var rules = Path.Join(_folder, "rules");
        var hook = SlurmHook.Text(rules, Path.Join(_folder, "held"), site);
        var file = Path.Join(_folder, "test.lua");
        await File.WriteAllTextAsync(Path.Join(_folder, "hook.lua"), hook, Encoding.Latin1, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            file,
            $$"""
            RULES = "{{rules}}"
            slurm = { SUCCESS = 0, ERROR = -1, log_info = function() end, log_user = function() end, log_error = function(...) print(...) end }
            dofile("{{_folder}}/hook.lua")
            function try(name, user, account, partition)
              local job = { name = name, user_name = user, priority = 7, account = account ~= "" and account or nil }
              local parts = { [partition] = { name = partition, flag_default = 1 }, other = { name = "other", flag_default = 0 } }
              slurm_job_submit(job, parts, 33)
              print(tostring(job.admin_comment) .. " " .. job.priority)
            end
            {{script}}
            """,
            TestContext.Current.CancellationToken
        );
        using var lua = Process.Start(
            new ProcessStartInfo("lua5.1", [file]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var error = lua.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await lua.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
