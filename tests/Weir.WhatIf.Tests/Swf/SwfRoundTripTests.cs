using FsCheck;
using FsCheck.Fluent;
using Weir.WhatIf.Swf;

namespace Weir.WhatIf.Tests.Swf;

public sealed class SwfRoundTripTests
{
    private static readonly Gen<decimal> Numbers = Gen.OneOf(
        Gen.Constant(-1m),
        Gen.Choose(0, int.MaxValue).Select(number => (decimal)number),
        Gen.Choose(0, 1_000_000).Select(number => number / 100m)
    );

    private static readonly Gen<long> Wholes = Gen.OneOf(Gen.Constant(-1L), Gen.Choose(0, int.MaxValue).Select(number => (long)number));

    private static readonly Gen<SwfJob> Jobs =
        from numbers in Numbers.ArrayOf(8)
        from wholes in Wholes.ArrayOf(10)
        select new SwfJob
        {
            Number = wholes[0],
            SubmitTime = Math.Max(0, numbers[0]),
            WaitTime = numbers[1],
            RunTime = numbers[2],
            Processors = wholes[1],
            ProcessorTime = numbers[3],
            Memory = numbers[4],
            RequestedProcessors = wholes[2],
            RequestedTime = numbers[5],
            RequestedMemory = numbers[6],
            Status = wholes[3],
            User = wholes[4],
            Group = wholes[5],
            Executable = wholes[6],
            Queue = wholes[7],
            Partition = wholes[8],
            Preceding = wholes[9],
            ThinkTime = numbers[7],
        };

    private static readonly Gen<SwfLog> Logs =
        from header in Gen.Elements("; Version: 2.2", ";", "; Note: two  blanks", "; Queue: 1 ä").ListOf()
        from jobs in Jobs.ListOf()
        select new SwfLog([.. header], [.. jobs]);

    [Fact]
    public void What_is_written_is_read_again() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                Logs.ToArbitrary(),
                Gen.Elements(true, false).ToArbitrary(),
                (log, packed) =>
                {
                    using var file = new MemoryStream();
                    SwfWriter.Write(log, file, packed);
                    file.Position = 0;

                    var read = SwfReader.Read(file);

                    Assert.Equal(log.Header, read.Header);
                    Assert.Equal(log.Jobs, read.Jobs);
                }
            )
        );

    [Fact]
    public void What_was_read_is_written_the_same_again() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                Logs.ToArbitrary(),
                log =>
                {
                    using var first = new MemoryStream();
                    SwfWriter.Write(log, first);
                    first.Position = 0;
                    using var second = new MemoryStream();
                    SwfWriter.Write(SwfReader.Read(first), second);

                    Assert.Equal(first.ToArray(), second.ToArray());
                }
            )
        );
}
