using System.Text.RegularExpressions;

namespace Weir.House.Tests;

/// <summary>
/// A rule that finds nothing may be one that cannot: each finds what is planted, and passes over what only looks like it.
/// </summary>
public sealed class PatternsTests
{
    [Theory]
    [InlineData("    using var store = new SqliteConnection(text);")]
    [InlineData("    await using var store = new NpgsqlConnection(text);")]
    [InlineData("    var source = NpgsqlDataSource.Create(text);")]
    public void A_database_that_is_opened_is_found(string line) => Found(Patterns.Database(), line);

    [Fact]
    public void What_is_left_for_later_is_found() => Found(Patterns.Leftover(), "    throw new NotImplementedException();");

    [Theory]
    [InlineData("#pragma warning disable CA1822")]
    [InlineData("#pragma  warning  disable")]
    [InlineData("#pragma warning disable // everything")]
    public void A_warning_that_is_switched_off_without_a_reason_is_found(string line) => Found(Patterns.SwitchedOffWithoutReason(), line);

    [Theory]
    [InlineData("    [LoggerMessage(2001, LogLevel.Warning, \"{What}\")]")]
    [InlineData("    [LoggerMessage(EventId = 2001, Level = LogLevel.Warning)]")]
    public void The_number_of_a_line_of_the_log_is_found(string line) =>
        Assert.Equal("2001", Patterns.EventId().Match(line).Groups[1].Value);

    [Fact]
    public void A_warning_may_be_switched_off_with_its_reason() =>
        Assert.DoesNotMatch(Patterns.SwitchedOffWithoutReason(), "#pragma warning disable CA1031 // The log says why.");

    [Theory]
    [InlineData("    private async Task RunAsync()")]
    [InlineData("    new Thread(Run).Start();")]
    [InlineData("    using var timer = new Timer(Tick);")]
    [InlineData("    Parallel.ForEach(jobs, Run);")]
    [InlineData("    ThreadPool.QueueUserWorkItem(Run);")]
    [InlineData("    Process.Start(path);")]
    [InlineData("    Task.Run(Look);")]
    public void A_second_thread_is_found(string line) => Found(Patterns.Threads(), line);

    [Theory]
    [InlineData("src/Weir.Jobs/Utils/Numbers.cs")]
    [InlineData("src/Weir.Jobs/StringUtils.cs")]
    [InlineData("src/Weir.Common/Numbers.cs")]
    [InlineData("src/Weir.Jobs/NumberHelper.cs")]
    [InlineData("src/Weir.Agent/JobManager.cs")]
    [InlineData("src/Weir.Agent/Misc.cs")]
    public void A_name_that_says_nothing_is_found(string file) => Found(Patterns.EmptyName(), file);

    [Theory]
    [InlineData("src/Weir.Jobs/HolderManager.cs")]
    [InlineData("src/Weir.Jobs/Commonplace.cs")]
    public void The_word_of_the_field_for_who_holds_a_job_is_a_name(string file) => Assert.DoesNotMatch(Patterns.EmptyName(), file);

    private static void Found(Regex rule, string planted) => Assert.Matches(rule, planted);
}
